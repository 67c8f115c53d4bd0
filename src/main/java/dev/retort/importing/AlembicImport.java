package dev.retort.importing;

import dev.retort.importing.Recorder.Opened;
import dev.retort.revision.Identifiers;
import dev.retort.source.FileNameTemplate;
import dev.retort.source.MigrationFolder;
import dev.retort.source.Source;
import dev.retort.source.SourceException;
import dev.retort.sql.SqlSyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Records every revision of a project and writes it as a file.
 *
 * @param target the folder to make
 * @param databaseName of the scratch database; others begin with it
 * @param replay empty where the files are not to be proved
 * @param emptyIsRight whether a downgrade that sends nothing counts as a way back, as it does to Alembic
 * @param progress is told each revision's id, number and total
 */
public record AlembicImport(
        AlembicProject project,
        ScratchServer server,
        Optional<Baseline> baseline,
        Path target,
        String databaseName,
        Optional<Replay> replay,
        boolean emptyIsRight,
        Consumer<String> progress) {
    private static final String BASELINE = "baseline";

    /**
     * Imports.
     *
     * @throws ImportException where anything goes wrong; then there is no folder
     */
    public ImportReport run() {
        NewFolder folder = new NewFolder(target);
        folder.refuseWhereSomethingIs();
        Recorder recorder = Recorder.start(project.python(), databaseName);
        ImportReport report;
        try {
            report = run(recorder, folder);
        } catch (RuntimeException e) {
            Optional<String> leftover = recorder.end();
            throw leftover.isEmpty() ? e : new ImportException(e.getMessage() + "\n" + leftover.get());
        }
        List<String> notes = new ArrayList<>(report.notes());
        recorder.end().ifPresent(notes::add);
        return new ImportReport(report.folder(), report.revisions(), report.proof(), notes);
    }

    private ImportReport run(Recorder recorder, NewFolder folder) {
        Opened opened = recorder.open(project, server);
        checkIds(opened.revisions());
        SectionMaker maker = new SectionMaker(opened.functions());
        List<MigrationDraft> drafts = new ArrayList<>();
        baseline.map(start -> baseline(recorder, maker, start, opened.revisions()))
                .ifPresent(drafts::add);
        Optional<String> first =
                drafts.stream().map(draft -> draft.revision().id()).findFirst();
        for (ProjectRevision revision : opened.revisions()) {
            progress.accept("recording " + (drafts.size() + 1) + "/"
                    + (opened.revisions().size() + first.stream().count()) + " " + revision.id() + " "
                    + OneLine.of(revision.message()));
            boolean follows = revision.downRevisions().isEmpty();
            drafts.add(record(
                    recorder,
                    maker,
                    first.filter(id -> follows).map(revision::below).orElse(revision)));
        }
        Map<String, MigrationDraft> files = files(drafts);
        SortedMap<String, byte[]> contents = new TreeMap<>();
        files.forEach((name, draft) -> contents.put(name, draft.text().getBytes(StandardCharsets.UTF_8)));
        Source source = read(contents);
        String proof = replay.map(it -> {
                    progress.accept("comparing what the files do with what the project does");
                    return new Proof(recorder, it, source, drafts).run();
                })
                .orElse("not compared with the project: --no-verify");
        folder.write(contents, databaseName);
        return new ImportReport(
                target.toString(),
                files.entrySet().stream()
                        .map(file -> ImportReport.Line.of(file.getKey(), file.getValue()))
                        .toList(),
                proof,
                List.of());
    }

    private static void checkIds(List<ProjectRevision> revisions) {
        if (revisions.isEmpty()) {
            throw new ImportException("the project has no revisions; is this its alembic.ini?");
        }
        List<String> problems = revisions.stream()
                .flatMap(revision -> Identifiers.problem(revision.id())
                        .or(() -> revision.id().contains("/") ? Optional.of("holds a slash") : Optional.empty())
                        .map(problem -> revision.file() + ": the revision's id " + problem)
                        .stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new ImportException(String.join("\n", problems));
        }
    }

    private MigrationDraft baseline(
            Recorder recorder, SectionMaker maker, Baseline start, List<ProjectRevision> revisions) {
        if (revisions.stream().anyMatch(revision -> revision.id().equals(BASELINE))) {
            throw new ImportException("cannot add a baseline: the project has a revision of that name already");
        }
        progress.accept("making the baseline");
        Section section =
                switch (start) {
                    case Baseline.SqlFile file ->
                        sent(
                                recorder,
                                SqlDump.statements(
                                        Baseline.read(file), file.path().toString()));
                    case Baseline.Command command ->
                        sent(recorder, SqlDump.statements(Baseline.run(command, project.folder()), command.text()));
                    case Baseline.PythonFile file -> maker.of(recorder.baseline(file.path()));
                };
        if (section.doesNothing()) {
            throw new ImportException(
                    "the baseline makes nothing: --baseline takes a file of SQL, a command that prints"
                            + " SQL, or a Python file that makes tables with \"engine\"");
        }
        ProjectRevision revision = new ProjectRevision(
                BASELINE,
                List.of(),
                List.of(),
                List.of(),
                "what is there before the first revision",
                BASELINE,
                Optional.empty());
        return new MigrationDraft(
                revision, section, new MigrationDraft.WayDown.None("the project has none for what it starts from"));
    }

    private static Section sent(Recorder recorder, List<String> statements) {
        recorder.baseline(statements);
        return new Section(statements, true, List.of());
    }

    private MigrationDraft record(Recorder recorder, SectionMaker maker, ProjectRevision revision) {
        try {
            return MigrationDraft.of(revision, recorder.record(revision.id()), maker, emptyIsRight);
        } catch (ImportException e) {
            throw new ImportException(
                    "cannot record revision " + revision.id() + " (" + revision.file() + "): " + e.getMessage());
        } catch (SqlSyntaxException e) {
            throw new ImportException("cannot read the SQL that revision " + revision.id() + " (" + revision.file()
                    + ") sends: " + e.getMessage());
        }
    }

    private static Map<String, MigrationDraft> files(List<MigrationDraft> drafts) {
        Map<String, MigrationDraft> files = new LinkedHashMap<>();
        ZonedDateTime unused = ZonedDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC);
        for (MigrationDraft draft : drafts) {
            String name = "versions/"
                    + FileNameTemplate.DEFAULT.fileName(
                            draft.revision().id(), draft.revision().message(), unused);
            if (files.put(name, draft) != null) {
                throw new ImportException("two revisions would both be written as " + name);
            }
        }
        return files;
    }

    private static Source read(SortedMap<String, byte[]> contents) {
        try {
            return MigrationFolder.parse(contents);
        } catch (SourceException e) {
            throw new ImportException("the files that were made cannot be read:\n" + e.getMessage());
        }
    }
}

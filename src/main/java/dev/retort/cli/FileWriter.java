package dev.retort.cli;

import dev.retort.engine.Generated;
import dev.retort.source.FileNameTemplate;
import dev.retort.source.NewRevision;
import dev.retort.source.Sections;
import dev.retort.source.Source;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Writes new migration files as the options say. */
record FileWriter(Console console, Clock clock, RandomGenerator random) {
    private record Written(String revision, String file) {}

    private record Shown(String revision, String text) {}

    private record WrittenInARow(List<Written> revisions) {}

    private record ShownInARow(List<Shown> revisions) {}

    /** Answers the exit code. */
    int write(NewFileOptions options, Source migrations, List<String> parents, List<String> dependencies) {
        NewRevision revision =
                revision(options, options.message, parents, dependencies).checked(migrations.graph());
        if (options.sql) {
            String text = revision.text(Sections.EMPTY);
            console.result(options.output, text, new Shown(revision.id(), text));
            return 0;
        }
        Path file = write(options, revision, Sections.EMPTY);
        console.result(options.output, "wrote " + file, new Written(revision.id(), file.toString()));
        return 0;
    }

    /** What a new file says of itself. */
    NewRevision revision(NewFileOptions options, String message, List<String> parents, List<String> dependencies) {
        return new NewRevision(
                options.id == null ? NewRevision.freshId(random) : options.id,
                message,
                parents,
                options.labels,
                dependencies,
                ZonedDateTime.ofInstant(clock.instant(), options.zone));
    }

    /** Another file behind one, which begins no branch of its own. */
    NewRevision next(NewFileOptions options, String message, String before) {
        return new NewRevision(
                NewRevision.freshId(random),
                message,
                List.of(before),
                List.of(),
                List.of(),
                ZonedDateTime.ofInstant(clock.instant(), options.zone));
    }

    /** Writes files in a row. */
    void writeAll(NewFileOptions options, List<Generated.File> files) {
        if (options.sql) {
            List<Shown> shown = files.stream()
                    .map(file -> new Shown(file.revision().id(), file.revision().text(file.sections())))
                    .toList();
            if (options.output.isJson()) {
                console.json(new ShownInARow(shown));
            } else {
                shown.forEach(file -> console.script(file.text()));
            }
            return;
        }
        List<Written> written = new ArrayList<>();
        for (Generated.File file : files) {
            Path path = write(options, file.revision(), file.sections());
            written.add(new Written(file.revision().id(), path.toString()));
            if (!options.output.isJson()) {
                console.line("wrote " + path);
            }
        }
        if (options.output.isJson()) {
            console.json(new WrittenInARow(written));
        }
    }

    private static Path write(NewFileOptions options, NewRevision revision, Sections sections) {
        return revision.write(
                options.source.folderFor(options.versionPath), new FileNameTemplate(options.fileTemplate), sections);
    }
}

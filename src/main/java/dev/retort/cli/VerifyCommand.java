package dev.retort.cli;

import dev.retort.engine.Place;
import dev.retort.engine.Proof;
import dev.retort.engine.Verification;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.scratch.ScratchPostgres;
import dev.retort.source.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "verify",
        description =
                "Take each revision forward, back and forward again on a scratch database with rows in it, and compare"
                        + " schema and rows before and after. Without --url it starts a PostgreSQL of its own.")
final class VerifyCommand implements Callable<Integer> {
    @Option(
            names = "--from",
            paramLabel = "REV",
            description = "the first revision to verify, in the order of the graph; those before it are only applied")
    @Nullable
    String from;

    @Option(names = "--to", paramLabel = "REV", description = "verify this revision and what it needs (default: all)")
    @Nullable
    String to;

    @Option(
            names = "--jobs",
            defaultValue = "1",
            paramLabel = "N",
            description = "work on so many scratch servers at once (default: ${DEFAULT-VALUE})")
    int jobs = 1;

    @Option(
            names = "--postgres-version",
            defaultValue = "18",
            paramLabel = "N",
            description = "the scratch server's major version, 14 to 18 (default: ${DEFAULT-VALUE})")
    int version = ScratchPostgres.DEFAULT_VERSION;

    @Option(names = "--junit", paramLabel = "FILE", description = "also write JUnit's XML, a test case a revision")
    @Nullable
    Path junit;

    @Mixin
    SourceOption source = new SourceOption();

    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    @Mixin
    LossOptions losses = new LossOptions();

    @Mixin
    OutputOption output = new OutputOption();

    private final Console console;
    private final Path workingFolder;
    private final Map<String, String> environment;

    VerifyCommand(Console console, Path workingFolder, Map<String, String> environment) {
        this.console = console;
        this.workingFolder = workingFolder;
        this.environment = environment;
    }

    /** Neighbours in the graph's order, and all that comes before them. */
    private record Slice(List<Revision> before, List<Revision> revisions) {}

    @Override
    public Integer call() throws InterruptedException {
        Source migrations = source.read();
        List<Slice> slices = slices(migrations.graph());
        VerifyProgress progress = new VerifyProgress(
                console,
                output.isJson(),
                slices.stream().mapToInt(slice -> slice.revisions().size()).sum());
        List<Proof> proofs = isGiven() ? given(migrations, slices, progress) : scratch(migrations, slices, progress);
        if (junit != null) {
            JUnitReport.write(workingFolder.resolve(junit), proofs);
        }
        progress.finished(proofs);
        return proofs.stream().anyMatch(Proof::isFailure) ? 1 : 0;
    }

    private boolean isGiven() {
        return database.url != null || database.secret != null;
    }

    private List<Slice> slices(RevisionGraph graph) {
        if (jobs < 1 || (isGiven() && jobs > 1)) {
            throw new UsageException("--jobs " + jobs + ": "
                    + (jobs < 1
                            ? "at least one is needed"
                            : "one database takes one job; leave out --url, and each job gets a server of its own"));
        }
        Set<String> wanted =
                to == null ? graph.closure(graph.effectiveHeads()) : graph.closure(Set.of(graph.resolve(to)));
        List<Revision> all = graph.revisions().stream()
                .filter(revision -> wanted.contains(revision.id()))
                .toList();
        int start = from == null ? 0 : all.indexOf(graph.revision(graph.resolve(from)));
        if (start < 0) {
            throw new UsageException("--from " + from + " is not among what --to " + to + " needs");
        }
        int count = all.size() - start;
        int parts = Math.max(1, Math.min(jobs, count));
        List<Slice> slices = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int first = start + part * count / parts;
            slices.add(new Slice(all.subList(0, first), all.subList(first, start + (part + 1) * count / parts)));
        }
        return slices;
    }

    private List<Proof> given(Source migrations, List<Slice> slices, VerifyProgress progress) {
        Slice slice = slices.getFirst();
        List<Proof> proofs = new ArrayList<>(verify(database.place(), migrations, slice, progress));
        slice.revisions().stream().skip(proofs.size()).forEach(revision -> {
            Proof none = new Proof(revision, new Proof.Verdict.NotReached(), List.of(), Duration.ZERO);
            progress.verified(none);
            proofs.add(none);
        });
        return proofs;
    }

    private List<Proof> scratch(Source migrations, List<Slice> slices, VerifyProgress progress)
            throws InterruptedException {
        try (ExecutorService workers = Executors.newFixedThreadPool(slices.size())) {
            List<Future<List<Proof>>> running = new ArrayList<>();
            for (Slice slice : slices) {
                running.add(workers.submit(() -> scratch(migrations, slice, progress)));
            }
            List<Proof> proofs = new ArrayList<>();
            for (Future<List<Proof>> one : running) {
                proofs.addAll(one.get());
            }
            return proofs;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        }
    }

    /** A revision that leaves no usable database behind is the last one in it. */
    private List<Proof> scratch(Source migrations, Slice slice, VerifyProgress progress) {
        List<Proof> proofs = new ArrayList<>();
        while (proofs.size() < slice.revisions().size()) {
            int done = proofs.size();
            List<Revision> before = new ArrayList<>(slice.before());
            before.addAll(slice.revisions().subList(0, done));
            List<Revision> rest =
                    slice.revisions().subList(done, slice.revisions().size());
            try (ScratchPostgres server = ScratchPostgres.start(version, environment, progress::note)) {
                proofs.addAll(verify(ScratchPlace.of(server, database), migrations, new Slice(before, rest), progress));
            }
        }
        return proofs;
    }

    private List<Proof> verify(Place place, Source migrations, Slice slice, VerifyProgress progress) {
        return new Verification(place, migrations, losses.policy())
                .run(slice.before(), slice.revisions(), progress::verified);
    }
}

package dev.retort.cli;

import dev.retort.source.FileNameTemplate;
import dev.retort.source.NewRevision;
import dev.retort.source.Source;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.random.RandomGenerator;

/** Writes new migration files as the options say. */
record FileWriter(Console console, Clock clock, RandomGenerator random) {
    private record Written(String revision, String file) {}

    private record Shown(String revision, String text) {}

    /** Answers the exit code. */
    int write(NewFileOptions options, Source migrations, List<String> parents, List<String> dependencies) {
        NewRevision revision = new NewRevision(
                        options.id == null ? NewRevision.freshId(random) : options.id,
                        options.message,
                        parents,
                        options.labels,
                        dependencies,
                        ZonedDateTime.ofInstant(clock.instant(), options.zone))
                .checked(migrations.graph());
        FileNameTemplate template = new FileNameTemplate(options.fileTemplate);
        if (options.sql) {
            console.result(options.output, revision.text(), new Shown(revision.id(), revision.text()));
            return 0;
        }
        Path file = revision.write(options.source.folderFor(options.versionPath), template);
        console.result(options.output, "wrote " + file, new Written(revision.id(), file.toString()));
        return 0;
    }
}

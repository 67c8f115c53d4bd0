package dev.retort.cli;

import dev.retort.database.DatabaseUrl;
import dev.retort.engine.Scratch;
import dev.retort.scratch.ScratchPostgres;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where schemas are built that are no database yet. */
final class ScratchOptions {
    @Option(
            names = "--scratch-url",
            paramLabel = "URL",
            description =
                    "a PostgreSQL on which databases named retort_scratch_… may be made, and are dropped again; nothing"
                            + " else of it is touched (default: a PostgreSQL of our own, fetched once)")
    @Nullable
    String scratchUrl;

    @Option(
            names = "--postgres-version",
            paramLabel = "N",
            description =
                    "the major version of a PostgreSQL of our own, 14 to 18 (default: that of the database that is"
                            + " compared, or else 18)")
    @Nullable
    Integer version;

    /** @param progress is told what takes longer */
    Scratch scratch(Map<String, String> environment, RandomGenerator random, Consumer<String> progress) {
        return new Scratch(like -> server(like, environment, progress), random);
    }

    private Scratch.Server server(OptionalInt like, Map<String, String> environment, Consumer<String> progress) {
        if (scratchUrl != null) {
            return new Scratch.Server(DatabaseUrl.parse(scratchUrl, System.getenv()), false, () -> {});
        }
        int major = version == null ? like.orElse(ScratchPostgres.DEFAULT_VERSION) : version;
        ScratchPostgres server = ScratchPostgres.start(major, environment, progress);
        return new Scratch.Server(ScratchPlace.settings(server), true, server::close);
    }
}

package dev.retort.cli;

import dev.retort.database.archive.Retention;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long and how much of what steps destroy is kept. */
final class RetentionOptions {
    @Option(
            names = "--archive-max-age",
            paramLabel = "TIME",
            description =
                    "drop from the archive, at the end of a run that succeeds, what was kept longer ago than this, such as"
                            + " 720h or 30d (default: kept for ever)")
    @Nullable
    Duration maxAge;

    @Option(
            names = "--archive-max-size",
            paramLabel = "SIZE",
            description =
                    "drop from the archive, at the end of a run that succeeds, the oldest of what goes beyond this size of"
                            + " all together, such as 10GB (default: kept for ever)")
    @Nullable
    ByteSize maxSize;

    Retention retention() {
        return new Retention(
                Optional.ofNullable(maxAge), Optional.ofNullable(maxSize).map(ByteSize::bytes));
    }
}

package dev.retort.cli;

import dev.retort.database.VersionTable;
import dev.retort.engine.Offline;
import dev.retort.source.Source;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --sql}: a script instead of a run. */
final class OfflineOptions {
    @Option(
            names = "--sql",
            description = "print a script for psql instead of running; the target is then FROM:TO, and from base where"
                    + " FROM is missing")
    boolean sql;

    /** Both ends of {@code FROM:TO}. */
    record Ends(Optional<String> from, String to) {
        static Ends of(String text) {
            String[] ends = text.strip().split(":", -1);
            if (ends.length > 2 || ends[ends.length - 1].isBlank()) {
                throw new UsageException(
                        "cannot read the range " + text.strip() + ": write FROM:TO, as in 1975ea:head");
            }
            return ends.length == 1
                    ? new Ends(Optional.empty(), ends[0])
                    : new Ends(Optional.of(ends[0]).filter(from -> !from.isBlank()), ends[1]);
        }
    }

    Offline offline(Console console, Source migrations, DatabaseOptions database) {
        return new Offline(
                migrations,
                database.ledger(),
                VersionTable.parse(database.versionTable),
                database.limits(),
                database.variables(),
                note -> console.progress("note: " + note));
    }
}

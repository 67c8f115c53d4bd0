package dev.retort.engine;

import dev.retort.database.ConnectionSettings;
import dev.retort.database.Database;
import dev.retort.database.LedgerName;
import dev.retort.database.Limits;
import dev.retort.database.RunLock;
import dev.retort.database.Session;
import dev.retort.database.VersionTable;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The database to work on and how patiently.
 *
 * @param ledger the schema of the ledger
 * @param owner for whom, such as {@code shop/shop}; shows in {@code pg_stat_activity}
 * @param limits how long a statement may take, and wait for a lock of the database
 * @param patience how long to wait for another run to end
 * @param variables what scripts can read with {@code current_setting('x.NAME')}: values by NAME
 */
public record Place(
        ConnectionSettings settings,
        VersionTable versionTable,
        LedgerName ledger,
        String owner,
        Limits limits,
        Duration patience,
        Variables variables) {
    Database database(Session session) {
        return new Database(session, ledger, versionTable);
    }

    /**
     * Takes the run's lock.
     *
     * @param waiting is told once for whom it waits
     */
    void lock(Session session, Consumer<String> waiting) {
        lock(session, patience, waiting);
    }

    void lock(Session session, Duration longest, Consumer<String> waiting) {
        RunLock.take(session, ledger, versionTable, longest, waiting);
    }

    Session open() {
        return Session.open(settings, owner.isEmpty() ? "retort" : "retort " + owner, limits, variables.settings());
    }
}

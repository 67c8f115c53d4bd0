package dev.retort.engine;

import dev.retort.database.ConnectionSettings;
import dev.retort.database.Database;
import dev.retort.database.LedgerName;
import dev.retort.database.Session;
import dev.retort.database.VersionTable;
import java.time.Duration;

/**
 * The database to work on and how patiently.
 *
 * @param ledger the schema of the ledger
 * @param owner for whom, such as {@code shop/shop}; shows in {@code pg_stat_activity}
 * @param lockTimeout how long a statement waits for a lock of the database, and others behind it
 * @param patience how long to wait for another run to end
 * @param variables what scripts can read with {@code current_setting('x.NAME')}: values by NAME
 */
public record Place(
        ConnectionSettings settings,
        VersionTable versionTable,
        LedgerName ledger,
        String owner,
        Duration lockTimeout,
        Duration patience,
        Variables variables) {
    Database database(Session session) {
        return new Database(session, ledger, versionTable);
    }

    Session open() {
        return Session.open(
                settings, owner.isEmpty() ? "retort" : "retort " + owner, lockTimeout, variables.settings());
    }
}

package dev.retort.cli;

import dev.retort.database.ConnectionSettings;
import dev.retort.database.DatabaseSecret;
import dev.retort.database.DatabaseUrl;
import dev.retort.database.VersionTable;
import dev.retort.engine.Place;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which database, and how patiently. */
final class DatabaseOptions {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "postgresql://user@host:port/database; what it leaves out comes from PGHOST, PGPORT, PGDATABASE, PGUSER,"
                            + " PGPASSWORD and ~/.pgpass, so that no password has to stand here")
    @Nullable
    String url;

    @Option(
            names = "--database-secret",
            paramLabel = "DIR",
            description =
                    "a mounted Secret instead of --url: uri, url or jdbc-uri, or host, port, dbname, username, password")
    @Nullable
    Path secret;

    @Option(
            names = "--version-table",
            defaultValue = "public.alembic_version",
            paramLabel = "TABLE",
            description = "where the applied revisions stand, as table or schema.table (default: ${DEFAULT-VALUE})")
    String versionTable = "public.alembic_version";

    @Option(
            names = "--lock-timeout",
            defaultValue = "3s",
            paramLabel = "TIME",
            description = "how long a statement waits for a lock, and readers behind it (default: ${DEFAULT-VALUE})")
    Duration lockTimeout = Duration.ofSeconds(3);

    @Option(
            names = "--lock-wait",
            defaultValue = "10m",
            paramLabel = "TIME",
            description = "how long to wait for another run on the same database (default: ${DEFAULT-VALUE})")
    Duration patience = Duration.ofMinutes(10);

    @Option(
            names = "--owner",
            defaultValue = "",
            paramLabel = "NAME",
            description = "for whom this runs; stands in pg_stat_activity and in the ledger")
    String owner = "";

    Place place() {
        return new Place(settings(), VersionTable.parse(versionTable), owner, lockTimeout, patience);
    }

    private ConnectionSettings settings() {
        if (secret != null) {
            return DatabaseSecret.read(secret);
        }
        return DatabaseUrl.parse(url == null ? "postgresql://" : url, System.getenv());
    }
}

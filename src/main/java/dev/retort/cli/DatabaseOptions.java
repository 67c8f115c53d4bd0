package dev.retort.cli;

import dev.retort.database.ConnectionSettings;
import dev.retort.database.DatabaseSecret;
import dev.retort.database.DatabaseUrl;
import dev.retort.database.LedgerName;
import dev.retort.database.Limits;
import dev.retort.database.VersionTable;
import dev.retort.engine.Place;
import dev.retort.engine.Variables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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
            names = "--ledger-schema",
            defaultValue = "retort",
            paramLabel = "NAME",
            description = "the schema in which Retort remembers revisions and runs (default: ${DEFAULT-VALUE})")
    String ledgerSchema = "retort";

    @Option(
            names = "--lock-timeout",
            defaultValue = "3s",
            paramLabel = "TIME",
            description = "how long a statement waits for a lock, and readers behind it (default: ${DEFAULT-VALUE})")
    Duration lockTimeout = Duration.ofSeconds(3);

    @Option(
            names = "--statement-timeout",
            paramLabel = "TIME",
            description = "how long a statement may run; a file can say it of its own, as of --lock-timeout, by a line"
                    + " \"-- statement_timeout: 5m\" in its header (default: as long as it takes)")
    @Nullable
    Duration statementTimeout;

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

    @Option(
            names = "-x",
            paramLabel = "NAME=VALUE",
            description =
                    "hand a value to the scripts, which read it with current_setting('x.NAME'); repeat it for more")
    Map<String, String> variables = new LinkedHashMap<>();

    @Option(names = "--tag", paramLabel = "TEXT", description = "the same as -x tag=TEXT")
    @Nullable
    String tag;

    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec command;

    Place place() {
        return place(settings());
    }

    /** All that the options say, with a database of another origin. */
    Place place(ConnectionSettings settings) {
        return new Place(settings, VersionTable.parse(versionTable), ledger(), owner, limits(), patience, variables());
    }

    Limits limits() {
        return new Limits(lockTimeout, Optional.ofNullable(statementTimeout));
    }

    LedgerName ledger() {
        return new LedgerName(ledgerSchema);
    }

    Variables variables() {
        Map<String, String> all = new LinkedHashMap<>(variables);
        if (tag != null) {
            all.put("tag", tag);
        }
        return new Variables(all);
    }

    private ConnectionSettings settings() {
        boolean both = url != null && secret != null;
        if (both && isTyped("--url") == isTyped("--database-secret")) {
            throw new UsageException("--url and --database-secret are both given; name the database by one of them");
        }
        if (secret != null && !(both && isTyped("--url"))) {
            return DatabaseSecret.read(secret);
        }
        return DatabaseUrl.parse(url == null ? "postgresql://" : url, System.getenv());
    }

    /** Whether the flag stands on the command line, which goes before the environment and {@code retort.toml}. */
    private boolean isTyped(String flag) {
        return command != null && command.commandLine().getParseResult().hasMatchedOption(flag);
    }
}

package dev.retort.database;

import java.sql.SQLException;
import java.util.List;

/** The tables of the ledger: schema {@code retort}, which every version table of a database shares. */
final class LedgerSchema {
    private record Table(String name, String columns) {}

    private static final List<Table> TABLES = List.of(
            new Table("revision", """
                version_table text NOT NULL,
                revision text NOT NULL,
                down_revisions text[] NOT NULL,
                depends_on text[] NOT NULL,
                branch_labels text[] NOT NULL,
                message text NOT NULL,
                file text NOT NULL,
                up_script text NOT NULL,
                up_line integer NOT NULL,
                up_transactional boolean NOT NULL,
                down_script text,
                down_line integer,
                down_transactional boolean,
                checksum text NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT pg_catalog.now(),
                applied_by text NOT NULL DEFAULT pg_catalog.current_setting('application_name'),
                duration interval,
                undone_at timestamptz,
                PRIMARY KEY (version_table, revision))"""),
            new Table("run", """
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                version_table text NOT NULL,
                target text NOT NULL,
                run_by text NOT NULL DEFAULT pg_catalog.current_setting('application_name'),
                rows_before text[] NOT NULL,
                rows_after text[],
                started_at timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
                finished_at timestamptz,
                outcome text,
                message text)"""),
            new Table("step", """
                run bigint NOT NULL REFERENCES retort.run,
                position integer NOT NULL,
                revision text NOT NULL,
                direction text NOT NULL,
                finished_at timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
                duration interval NOT NULL,
                PRIMARY KEY (run, position))"""),
            new Table("progress", """
                version_table text NOT NULL,
                revision text NOT NULL,
                direction text NOT NULL,
                statement integer NOT NULL,
                line integer NOT NULL,
                text text NOT NULL,
                checksum text NOT NULL,
                found_before boolean NOT NULL,
                began_at timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
                finished_at timestamptz,
                session_state text[],
                PRIMARY KEY (version_table, revision, direction, statement))"""),
            new Table("archive", """
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                version_table text NOT NULL,
                revision text NOT NULL,
                direction text NOT NULL,
                kind text NOT NULL,
                schema_name text NOT NULL,
                table_name text NOT NULL,
                keyless boolean NOT NULL,
                key_columns text[] NOT NULL,
                columns text[] NOT NULL,
                types text[] NOT NULL,
                moved boolean NOT NULL,
                rows_kept bigint NOT NULL,
                last_value bigint,
                is_called boolean,
                kept_at timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
                kept_by text NOT NULL DEFAULT pg_catalog.current_setting('application_name'),
                put_back_at timestamptz,
                rows_put_back bigint,
                note text,
                dropped_at timestamptz)"""));

    private final Session session;

    LedgerSchema(Session session) {
        this.session = session;
    }

    boolean isComplete() throws SQLException {
        for (Table table : TABLES) {
            if (!exists(table)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Waits until no other run creates the schema: two version tables have a lock each, and one schema together. Ends with
     * the transaction.
     */
    void lock() throws SQLException {
        session.query(
                "SELECT pg_catalog.pg_advisory_xact_lock(?, pg_catalog.hashtext('schema retort'))",
                row -> row.getString(1),
                RunLock.SPACE);
    }

    /** Creates what is missing. A table that is there asks for no right to create it. */
    void create() throws SQLException {
        createSchema("retort");
        for (Table table : TABLES) {
            if (!exists(table)) {
                session.execute("CREATE TABLE retort." + table.name() + " (\n" + table.columns());
            }
        }
    }

    /** Creates a schema where it is missing: an administrator may have prepared it for a user who may not. */
    void createSchema(String name) throws SQLException {
        if (!session.is("SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = ?)", name)) {
            session.execute("CREATE SCHEMA " + VersionTable.quote(name));
        }
    }

    /** What creates the ledger where it is missing, for an offline script. */
    static List<String> statements() {
        return TABLES.stream()
                .map(table -> "CREATE TABLE IF NOT EXISTS retort." + table.name() + " (\n" + table.columns())
                .toList();
    }

    private boolean exists(Table table) throws SQLException {
        return session.is("SELECT pg_catalog.to_regclass(?) IS NOT NULL", "retort." + table.name());
    }
}

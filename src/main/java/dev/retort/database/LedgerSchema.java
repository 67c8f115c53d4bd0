package dev.retort.database;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** The tables of the ledger: one schema, which the version tables of a database can share. */
final class LedgerSchema {
    /** A column that ledgers of earlier versions lack; always one that may be null. */
    private record Added(String table, String column, String type) {
        String alter(String clause, LedgerName ledger) {
            return "ALTER TABLE " + ledger.table(table) + " " + clause + " " + column + " " + type;
        }
    }

    private static final List<Added> ADDED = List.of(
            new Added("progress", "file", "text"),
            new Added("progress", "before", "text[]"),
            new Added("progress", "start", "text"),
            new Added("archive", "left_schema", "text"),
            new Added("archive", "left_table", "text"),
            new Added("archive", "left_key", "text[]"),
            new Added("archive", "left_columns", "text[]"),
            new Added("revision", "lock_timeout_ms", "bigint"),
            new Added("revision", "statement_timeout_ms", "bigint"));

    private record Table(String name, String columns) {
        String create(String clause, LedgerName ledger) {
            return clause + " " + ledger.table(name) + " (\n" + columns.replace("{run}", ledger.table("run"));
        }
    }

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
                run bigint NOT NULL REFERENCES {run},
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
                foreign_keys text[] NOT NULL DEFAULT '{}',
                last_value bigint,
                is_called boolean,
                kept_at timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
                kept_by text NOT NULL DEFAULT pg_catalog.current_setting('application_name'),
                put_back_at timestamptz,
                rows_put_back bigint,
                note text,
                dropped_at timestamptz)"""));

    private final Session session;
    private final LedgerName ledger;

    LedgerSchema(Session session, LedgerName ledger) {
        this.session = session;
        this.ledger = ledger;
    }

    boolean isComplete() throws SQLException {
        for (Table table : TABLES) {
            if (!exists(table)) {
                return false;
            }
        }
        return missing().isEmpty();
    }

    private List<Added> missing() throws SQLException {
        List<String> there = session.query("""
                SELECT c.relname OPERATOR(pg_catalog.||) '.' OPERATOR(pg_catalog.||) a.attname
                FROM pg_catalog.pg_attribute a
                JOIN pg_catalog.pg_class c ON c.oid OPERATOR(pg_catalog.=) a.attrelid
                JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
                WHERE n.nspname OPERATOR(pg_catalog.=) ?::pg_catalog.name
                    AND a.attnum OPERATOR(pg_catalog.>) 0 AND NOT a.attisdropped""", row -> row.getString(1), ledger.schema());
        return ADDED.stream()
                .filter(added -> !there.contains(added.table() + "." + added.column()))
                .toList();
    }

    /**
     * Waits until no other run creates the schema: two version tables have a lock each, and one schema together. Ends with
     * the transaction.
     */
    void lock() throws SQLException {
        session.query(
                "SELECT pg_catalog.pg_advisory_xact_lock(?, pg_catalog.hashtext('schema ' OPERATOR(pg_catalog.||) ?))",
                row -> row.getString(1),
                RunLock.SPACE,
                ledger.schema());
    }

    /** Creates what is missing. A table that is there asks for no right to create it. */
    void create() throws SQLException {
        createSchema(ledger.schema());
        for (Table table : TABLES) {
            if (!exists(table)) {
                session.execute(table.create("CREATE TABLE", ledger));
            }
        }
        for (Added added : missing()) {
            session.execute(added.alter("ADD COLUMN", ledger));
        }
    }

    /** Creates a schema where it is missing: an administrator may have prepared it for a user who may not. */
    void createSchema(String name) throws SQLException {
        if (!session.is("SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = ?)", name)) {
            try {
                session.execute("CREATE SCHEMA " + VersionTable.quote(name));
            } catch (SQLException e) {
                if (SqlState.of(e).lacksRight()) {
                    throw mayNotCreate(name, e);
                }
                throw e;
            }
        }
    }

    private RuntimeException mayNotCreate(String name, SQLException e) {
        String user = session.settings().user();
        String quotedUser = VersionTable.quote(user);
        return new DatabaseException(
                "cannot create the schema " + name + " in " + session.settings().place() + ": " + SqlState.words(e)
                        + SqlState.of(e).inParentheses() + "; let the database's owner say: CREATE SCHEMA "
                        + VersionTable.quote(name) + " AUTHORIZATION " + quotedUser + ", or: GRANT CREATE ON DATABASE "
                        + VersionTable.quote(session.settings().database()) + " TO " + quotedUser
                        + (name.equals(ledger.schema())
                                ? "; or name a schema with --ledger-schema in which " + user + " may create tables"
                                : ""),
                e);
    }

    /** What creates the ledger where it is missing, for an offline script. */
    static List<String> statements(LedgerName ledger) {
        return Stream.concat(
                        TABLES.stream().map(table -> table.create("CREATE TABLE IF NOT EXISTS", ledger)),
                        ADDED.stream().map(added -> added.alter("ADD COLUMN IF NOT EXISTS", ledger)))
                .toList();
    }

    private boolean exists(Table table) throws SQLException {
        return session.is("SELECT pg_catalog.to_regclass(?) IS NOT NULL", ledger.table(table.name()));
    }
}

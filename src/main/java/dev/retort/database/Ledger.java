package dev.retort.database;

import dev.retort.revision.Origin;
import dev.retort.revision.Revision;
import dev.retort.sql.Script;
import dev.retort.sql.Scripts;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the database remembers of its revisions and runs: schema {@code retort}. Needs the lock to write. */
public final class Ledger {
    private static final List<String> TABLES = List.of("CREATE SCHEMA IF NOT EXISTS retort", """
            CREATE TABLE IF NOT EXISTS retort.revision (
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
                PRIMARY KEY (version_table, revision))""", """
            CREATE TABLE IF NOT EXISTS retort.run (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                version_table text NOT NULL,
                target text NOT NULL,
                run_by text NOT NULL DEFAULT pg_catalog.current_setting('application_name'),
                rows_before text[] NOT NULL,
                rows_after text[],
                started_at timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
                finished_at timestamptz,
                outcome text,
                message text)""", """
            CREATE TABLE IF NOT EXISTS retort.step (
                run bigint NOT NULL REFERENCES retort.run,
                position integer NOT NULL,
                revision text NOT NULL,
                direction text NOT NULL,
                finished_at timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
                duration interval NOT NULL,
                PRIMARY KEY (run, position))""", """
            CREATE TABLE IF NOT EXISTS retort.progress (
                version_table text NOT NULL,
                revision text NOT NULL,
                direction text NOT NULL,
                checksum text NOT NULL,
                statements_done integer NOT NULL,
                updated_at timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
                PRIMARY KEY (version_table, revision, direction))""");

    private final Session session;
    private final VersionTable table;

    public Ledger(Session session, VersionTable table) {
        this.session = session;
        this.table = table;
    }

    /** Creates what is missing of the schema; outside a transaction, under the lock. */
    void create() throws SQLException {
        if (!exists("retort.progress")) {
            for (String statement : TABLES) {
                session.execute(statement);
            }
        }
    }

    private boolean exists(String name) throws SQLException {
        return session.query("SELECT pg_catalog.to_regclass(?) IS NOT NULL", row -> row.getBoolean(1), name)
                .getFirst();
    }

    /** The applied revisions that the ledger knows; none where it does not exist yet. */
    List<LedgerEntry> entries() throws SQLException {
        if (!exists("retort.revision")) {
            return List.of();
        }
        return session.query(
                "SELECT * FROM retort.revision WHERE version_table = ? ORDER BY revision",
                Ledger::entry,
                table.toString());
    }

    private static LedgerEntry entry(ResultSet row) throws SQLException {
        String file = row.getString("file");
        @Nullable String down = row.getString("down_script");
        return new LedgerEntry(
                new Revision(
                        row.getString("revision"),
                        list(row, "down_revisions"),
                        list(row, "depends_on"),
                        list(row, "branch_labels"),
                        row.getString("message"),
                        new Origin(file + " (as stored in the database)", Map.of())),
                new Scripts(
                        new Script(
                                file,
                                row.getString("up_script"),
                                row.getInt("up_line"),
                                row.getBoolean("up_transactional")),
                        down == null
                                ? Optional.empty()
                                : Optional.of(new Script(
                                        file, down, row.getInt("down_line"), row.getBoolean("down_transactional")))));
    }

    private static List<String> list(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return List.of((String[]) array.getArray());
    }

    void add(LedgerEntry entry, Optional<Duration> duration) throws SQLException {
        Revision revision = entry.revision();
        Scripts scripts = entry.scripts();
        session.update(
                """
                INSERT INTO retort.revision (version_table, revision, down_revisions, depends_on, branch_labels, message, file,
                    up_script, up_line, up_transactional, down_script, down_line, down_transactional, checksum, duration)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::text, ?::integer, ?::boolean, ?, ?::interval)""",
                table.toString(),
                revision.id(),
                revision.downRevisions(),
                revision.dependsOn(),
                revision.branchLabels(),
                revision.message(),
                scripts.up().file(),
                scripts.up().text(),
                scripts.up().line(),
                scripts.up().transactional(),
                scripts.down().map(Script::text).orElse(null),
                scripts.down().map(Script::line).orElse(null),
                scripts.down().map(Script::transactional).orElse(null),
                scripts.checksum(),
                duration.map(Duration::toString).orElse(null));
    }

    void remove(String revision) throws SQLException {
        session.update(
                "DELETE FROM retort.revision WHERE version_table = ? AND revision = ?", table.toString(), revision);
    }

    long beginRun(String target, List<String> rows) throws SQLException {
        return session.query(
                        "INSERT INTO retort.run (version_table, target, rows_before) VALUES (?, ?, ?) RETURNING id",
                        row -> row.getLong(1),
                        table.toString(),
                        target,
                        rows)
                .getFirst();
    }

    void endRun(long run, String outcome, String message, List<String> rows) throws SQLException {
        session.update(
                "UPDATE retort.run SET outcome = ?, message = ?, rows_after = ?, finished_at = pg_catalog.clock_timestamp()"
                        + " WHERE id = ?",
                outcome,
                message,
                rows,
                run);
    }

    void addStep(long run, int position, String revision, String direction, Duration duration) throws SQLException {
        session.update(
                "INSERT INTO retort.step (run, position, revision, direction, duration) VALUES (?, ?, ?, ?, ?::interval)",
                run,
                position,
                revision,
                direction,
                duration.toString());
    }

    int statementsDone(String revision, String direction, String checksum) throws SQLException {
        List<Integer> done = session.query(
                "SELECT statements_done FROM retort.progress"
                        + " WHERE version_table = ? AND revision = ? AND direction = ? AND checksum = ?",
                row -> row.getInt(1),
                table.toString(),
                revision,
                direction,
                checksum);
        return done.isEmpty() ? 0 : done.getFirst();
    }

    void markDone(String revision, String direction, String checksum, int statements) throws SQLException {
        session.update("""
                INSERT INTO retort.progress (version_table, revision, direction, checksum, statements_done)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (version_table, revision, direction) DO UPDATE
                SET checksum = EXCLUDED.checksum, statements_done = EXCLUDED.statements_done,
                    updated_at = pg_catalog.clock_timestamp()""", table.toString(), revision, direction, checksum, statements);
    }

    void forgetProgress(String revision, String direction) throws SQLException {
        session.update(
                "DELETE FROM retort.progress WHERE version_table = ? AND revision = ? AND direction = ?",
                table.toString(),
                revision,
                direction);
    }
}

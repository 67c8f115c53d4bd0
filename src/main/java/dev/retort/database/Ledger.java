package dev.retort.database;

import dev.retort.revision.Direction;
import dev.retort.revision.Origin;
import dev.retort.revision.Revision;
import dev.retort.sql.Script;
import dev.retort.sql.Scripts;
import dev.retort.sql.Timeouts;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the database remembers of its revisions and runs. Needs the lock to write. */
final class Ledger {
    private final Session session;
    private final VersionTable table;
    private final LedgerName name;
    private final LedgerSql sql;

    Ledger(Session session, LedgerName name, VersionTable table) {
        this.session = session;
        this.table = table;
        this.name = name;
        this.sql = new LedgerSql(name, table);
    }

    /** The applied revisions that the ledger knows; none where it does not exist yet. */
    List<Revision> applied() throws SQLException {
        return revisions("undone_at IS NULL");
    }

    /** Revisions that were applied once and that somebody else has undone, or whose rows were lost. */
    List<Revision> kept() throws SQLException {
        return revisions("undone_at IS NOT NULL");
    }

    /** Without the scripts, which are as large as all that was ever migrated. */
    private List<Revision> revisions(String which) throws SQLException {
        if (!session.is("SELECT pg_catalog.to_regclass(?) IS NOT NULL", name.table("revision"))) {
            return List.of();
        }
        return session.query(
                "SELECT revision, down_revisions, depends_on, branch_labels, message, file FROM "
                        + name.table("revision") + " WHERE version_table = ? AND " + which + " ORDER BY revision",
                Ledger::revision,
                table.toString());
    }

    /** What is remembered of these revisions, applied or kept, with their scripts. */
    List<LedgerEntry> entries(Collection<String> revisions) throws SQLException {
        return revisions.isEmpty()
                ? List.of()
                : session.query(
                        "SELECT * FROM " + name.table("revision")
                                + " WHERE version_table = ? AND revision = ANY (?) ORDER BY revision",
                        Ledger::entry,
                        table.toString(),
                        List.copyOf(revisions));
    }

    private static Revision revision(ResultSet row) throws SQLException {
        return new Revision(
                row.getString("revision"),
                list(row, "down_revisions"),
                list(row, "depends_on"),
                list(row, "branch_labels"),
                row.getString("message"),
                new Origin(row.getString("file") + " (as stored in the database)", Map.of()));
    }

    private static LedgerEntry entry(ResultSet row) throws SQLException {
        String file = row.getString("file");
        @Nullable String down = row.getString("down_script");
        return new LedgerEntry(
                revision(row),
                new Scripts(
                        new Script(
                                file,
                                row.getString("up_script"),
                                row.getInt("up_line"),
                                row.getBoolean("up_transactional")),
                        down == null
                                ? Optional.empty()
                                : Optional.of(new Script(
                                        file, down, row.getInt("down_line"), row.getBoolean("down_transactional"))),
                        new Timeouts(millis(row, "lock_timeout_ms"), millis(row, "statement_timeout_ms"))));
    }

    private static Optional<Duration> millis(ResultSet row, String column) throws SQLException {
        if (!ResultColumns.has(row, column)) {
            return Optional.empty();
        }
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }

    private static List<String> list(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return List.of((String[]) array.getArray());
    }

    /** Adds an applied revision, or puts this in the place of what was known of it. */
    void put(LedgerEntry entry) throws SQLException {
        for (Sql statement : sql.put(entry)) {
            session.update(statement);
        }
    }

    /** Puts this in the place of what was known of an applied revision, but for when and by whom it was applied. */
    void repair(LedgerEntry entry) throws SQLException {
        session.update(sql.repair(entry));
    }

    /** Marks what is applied no more although no script of ours undid it: its scripts may be needed again. */
    void keep(String revision) throws SQLException {
        session.update(sql.keep(revision));
    }

    long beginRun(String target, List<String> rows) throws SQLException {
        Sql insert = sql.beginRun(target, rows);
        return session.query(
                        insert.text() + " RETURNING id",
                        row -> row.getLong(1),
                        insert.values().toArray())
                .getFirst();
    }

    void endRun(long run, String outcome, String message, List<String> rows) throws SQLException {
        session.update(sql.endRun(Sql.of("?", run), outcome, message, rows));
    }

    /** Commits something, and with it waits until all that this session has committed before is on the disk. */
    void flush(long run) throws SQLException {
        session.update("UPDATE " + name.table("run") + " SET outcome = outcome WHERE id OPERATOR(pg_catalog.=) ?", run);
    }

    /**
     * What a step that was done writes, the revision's scripts among it.
     *
     * @param duration an expression for the time that it took
     */
    List<Sql> recording(StepWork work, long run, int position, Sql duration) {
        String revision = work.entry().revision().id();
        Direction direction = work.step().direction();
        List<Sql> statements = new ArrayList<>();
        if (work.kept() || direction == Direction.DOWNGRADE) {
            statements.add(sql.remove(revision));
        }
        if (direction == Direction.UPGRADE) {
            statements.add(sql.add(work.entry(), duration));
        }
        statements.add(sql.addStep(Sql.of("?", run), position, revision, direction.text(), duration));
        return statements;
    }
}

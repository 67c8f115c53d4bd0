package dev.retort.database;

import dev.retort.sql.SqlStatement;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the ledger remembers of scripts that run outside a transaction and have not come to their end. */
final class Progress {
    private final Session session;
    private final VersionTable table;
    private final String progress;

    /**
     * Where a statement stands, and what the catalog shows of what it changes before it begins; nothing where no rule
     * looks.
     */
    record Place(String file, List<String> before) {}

    /** One script of one revision. */
    record Key(String revision, String direction) {}

    /**
     * A statement that began or is finished.
     *
     * @param number 1-based, in its script
     * @param foundBefore whether the index that it makes or drops was there before it began
     * @param before what the catalog showed before it began of what it changes
     * @param state what it and those before it left in their session; empty where it is not finished
     */
    record Mark(
            int number,
            int line,
            String text,
            String checksum,
            boolean foundBefore,
            List<String> before,
            Optional<List<String>> state) {
        boolean isFinished() {
            return state.isPresent();
        }

        boolean isOf(SqlStatement statement) {
            return checksum.equals(statement.checksum());
        }
    }

    Progress(Session session, LedgerName ledger, VersionTable table) {
        this.session = session;
        this.table = table;
        this.progress = ledger.table("progress");
    }

    /** Scripts that are half done, each by the last of its statements that began; none where there is no ledger. */
    List<HalfDone> halfDone() throws SQLException {
        if (!session.is("SELECT pg_catalog.to_regclass(?) IS NOT NULL", progress)) {
            return List.of();
        }
        // Ledgers of earlier versions have no file here, and a reader may not add it.
        return session.query(
                "SELECT DISTINCT ON (revision, direction) revision, direction, statement,"
                        + " pg_catalog.to_jsonb(p) OPERATOR(pg_catalog.->>) 'file' AS file, line, text, began_at, finished_at"
                        + " FROM " + progress + " AS p WHERE version_table = ?"
                        + " ORDER BY revision, direction, statement DESC",
                row -> new HalfDone(
                        row.getString("revision"),
                        row.getString("direction"),
                        row.getInt("statement"),
                        Optional.ofNullable(row.getString("file")),
                        row.getInt("line"),
                        row.getString("text"),
                        row.getTimestamp("began_at").toInstant(),
                        row.getTimestamp("finished_at") != null),
                table.toString());
    }

    /** Says of an open statement what a person found out; what it left in its session nobody knows. */
    void resolve(HalfDone open, boolean done) throws SQLException {
        Key key = new Key(open.revision(), open.direction());
        if (!done) {
            forget(key, open.statement());
            return;
        }
        session.update(
                "UPDATE " + progress + " SET finished_at = pg_catalog.clock_timestamp()"
                        + " WHERE version_table = ? AND revision = ? AND direction = ? AND statement = ?"
                        + " AND finished_at IS NULL",
                table.toString(),
                key.revision(),
                key.direction(),
                open.statement());
    }

    /** A script's marks in the order of their statements. */
    List<Mark> marks(Key key) throws SQLException {
        return session.query(
                "SELECT * FROM " + progress + " WHERE version_table = ? AND revision = ? AND direction = ?"
                        + " ORDER BY statement",
                Progress::mark,
                table.toString(),
                key.revision(),
                key.direction());
    }

    private static Mark mark(ResultSet row) throws SQLException {
        @Nullable Array state = row.getArray("session_state");
        @Nullable Array before = row.getArray("before");
        boolean finished = row.getTimestamp("finished_at") != null;
        return new Mark(
                row.getInt("statement"),
                row.getInt("line"),
                row.getString("text"),
                row.getString("checksum"),
                row.getBoolean("found_before"),
                before == null ? List.of() : List.of((String[]) before.getArray()),
                finished
                        ? Optional.of(state == null ? List.of() : List.of((String[]) state.getArray()))
                        : Optional.empty());
    }

    /** Says that a statement is about to run, so that a run after a crash knows what it cannot know. */
    void begin(Key key, int number, SqlStatement statement, Place place) throws SQLException {
        forget(key, number);
        session.update(
                "INSERT INTO " + progress
                        + " (version_table, revision, direction, statement, line, text, checksum, found_before, file, before)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                table.toString(),
                key.revision(),
                key.direction(),
                number,
                statement.line(),
                statement.text(),
                statement.checksum(),
                !place.before().isEmpty(),
                place.file(),
                place.before());
    }

    /** Says what was before the script, with the mark of its first statement. */
    void remember(Key key, String start) throws SQLException {
        session.update(
                "UPDATE " + progress + " SET start = ?"
                        + " WHERE version_table = ? AND revision = ? AND direction = ? AND statement = 1",
                start,
                table.toString(),
                key.revision(),
                key.direction());
    }

    /** What {@link #remember} was told. */
    Optional<String> start(Key key) throws SQLException {
        return session
                .query(
                        "SELECT start FROM " + progress
                                + " WHERE version_table = ? AND revision = ? AND direction = ? AND start IS NOT NULL",
                        row -> row.getString(1),
                        table.toString(),
                        key.revision(),
                        key.direction())
                .stream()
                .findFirst();
    }

    void finish(Key key, int number, List<String> state) throws SQLException {
        session.update(
                "UPDATE " + progress + " SET finished_at = pg_catalog.clock_timestamp(), session_state = ?"
                        + " WHERE version_table = ? AND revision = ? AND direction = ? AND statement = ?",
                state,
                table.toString(),
                key.revision(),
                key.direction(),
                number);
    }

    void forget(Key key, int number) throws SQLException {
        session.update(
                "DELETE FROM " + progress
                        + " WHERE version_table = ? AND revision = ? AND direction = ? AND statement = ?",
                table.toString(),
                key.revision(),
                key.direction(),
                number);
    }

    /** Forgets both scripts of these revisions, and answers which of them were under way. */
    List<String> forget(Collection<String> revisions) throws SQLException {
        return session.together(List.of(Command.of(forgetting(revisions))))
                .getFirst()
                .rows();
    }

    Sql forgetting(Collection<String> revisions) {
        return Sql.of(
                "WITH gone AS (DELETE FROM " + progress
                        + " WHERE version_table = ? AND revision = ANY (?) RETURNING revision)"
                        + " SELECT DISTINCT revision FROM gone ORDER BY revision",
                table.toString(),
                List.copyOf(revisions));
    }
}

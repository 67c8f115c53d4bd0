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

    /** One script of one revision. */
    record Key(String revision, String direction) {}

    /**
     * A statement that began or is finished.
     *
     * @param number 1-based, in its script
     * @param foundBefore whether the index that it makes or drops was there before it began
     * @param state what it and those before it left in their session; empty where it is not finished
     */
    record Mark(int number, int line, String text, String checksum, boolean foundBefore, Optional<List<String>> state) {
        boolean isFinished() {
            return state.isPresent();
        }

        boolean isOf(SqlStatement statement) {
            return checksum.equals(statement.checksum());
        }
    }

    Progress(Session session, VersionTable table) {
        this.session = session;
        this.table = table;
    }

    /** A script's marks in the order of their statements. */
    List<Mark> marks(Key key) throws SQLException {
        return session.query(
                "SELECT * FROM retort.progress WHERE version_table = ? AND revision = ? AND direction = ?"
                        + " ORDER BY statement",
                Progress::mark,
                table.toString(),
                key.revision(),
                key.direction());
    }

    private static Mark mark(ResultSet row) throws SQLException {
        @Nullable Array state = row.getArray("session_state");
        boolean finished = row.getTimestamp("finished_at") != null;
        return new Mark(
                row.getInt("statement"),
                row.getInt("line"),
                row.getString("text"),
                row.getString("checksum"),
                row.getBoolean("found_before"),
                finished
                        ? Optional.of(state == null ? List.of() : List.of((String[]) state.getArray()))
                        : Optional.empty());
    }

    /** Says that a statement is about to run, so that a run after a crash knows what it cannot know. */
    void begin(Key key, int number, SqlStatement statement, boolean foundBefore) throws SQLException {
        forget(key, number);
        session.update(
                "INSERT INTO retort.progress"
                        + " (version_table, revision, direction, statement, line, text, checksum, found_before)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                table.toString(),
                key.revision(),
                key.direction(),
                number,
                statement.line(),
                statement.text(),
                statement.checksum(),
                foundBefore);
    }

    void finish(Key key, int number, List<String> state) throws SQLException {
        session.update(
                "UPDATE retort.progress SET finished_at = pg_catalog.clock_timestamp(), session_state = ?"
                        + " WHERE version_table = ? AND revision = ? AND direction = ? AND statement = ?",
                state,
                table.toString(),
                key.revision(),
                key.direction(),
                number);
    }

    void forget(Key key, int number) throws SQLException {
        session.update(
                "DELETE FROM retort.progress"
                        + " WHERE version_table = ? AND revision = ? AND direction = ? AND statement = ?",
                table.toString(),
                key.revision(),
                key.direction(),
                number);
    }

    /** Forgets both scripts of these revisions, and answers which of them were under way. */
    List<String> forget(Collection<String> revisions) throws SQLException {
        return session.together(List.of(forgetting(revisions))).getFirst().rows();
    }

    Sql forgetting(Collection<String> revisions) {
        return Sql.of(
                "WITH gone AS (DELETE FROM retort.progress WHERE version_table = ? AND revision = ANY (?) RETURNING revision)"
                        + " SELECT DISTINCT revision FROM gone ORDER BY revision",
                table.toString(),
                List.copyOf(revisions));
    }
}

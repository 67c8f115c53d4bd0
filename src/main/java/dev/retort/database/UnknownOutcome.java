package dev.retort.database;

import dev.retort.database.Progress.Mark;
import dev.retort.sql.ConcurrentIndex;
import dev.retort.sql.SqlStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A statement that began outside a transaction and of which nothing more was heard. What the catalog tells is believed;
 * what it does not tell, a person has to say.
 */
final class UnknownOutcome {
    private final Session session;
    private final VersionTable table;
    private final Progress.Key key;
    private final Mark mark;
    private final String file;
    private final Consumer<String> notes;

    UnknownOutcome(
            Session session, VersionTable table, Progress.Key key, Mark mark, String file, Consumer<String> notes) {
        this.session = session;
        this.table = table;
        this.key = key;
        this.mark = mark;
        this.file = file;
        this.notes = notes;
    }

    /**
     * Whether the statement took effect. Where it has not, what it has left is removed.
     *
     * @param stays whether it still stands in the script
     * @throws HalfDoneException where that cannot be known
     */
    boolean tookEffect(boolean stays) throws SQLException {
        Optional<ConcurrentIndex> index = ConcurrentIndex.of(mark.text());
        if (index.isPresent()) {
            Optional<FoundIndex> found = FoundIndex.of(session, index.get());
            return index.get().isCreated() ? wasCreated(found) : wasDropped(found);
        }
        if (new SqlStatement(mark.text(), mark.line(), 1, Optional.empty()).isRepeatable()) {
            if (stays) {
                notes.accept(
                        place() + " is run again: an earlier run lost its connection in it, and it may be repeated");
            }
            return false;
        }
        throw unknown("what it does");
    }

    private boolean wasCreated(Optional<FoundIndex> found) throws SQLException {
        // An index that was there before is not this statement's, which can only have failed because of it.
        if (mark.foundBefore() || found.isEmpty()) {
            return false;
        }
        FoundIndex index = found.get();
        return switch (index.kind()) {
            case VALID -> {
                notes.accept(place() + " is done: the index " + index.name()
                        + ", which was not there before, is there and valid");
                yield true;
            }
            case INVALID -> {
                notes.accept("dropped the invalid index " + index.name() + ", which " + place() + " had left");
                session.execute("DROP INDEX CONCURRENTLY " + index.name());
                yield false;
            }
            case OTHER -> throw unknown("why " + index.name() + " is something else than an index of its table");
        };
    }

    private boolean wasDropped(Optional<FoundIndex> found) {
        boolean done = mark.foundBefore() && found.isEmpty();
        if (done) {
            notes.accept(place() + " is done: the index, which was there before, is gone");
        }
        return done;
    }

    private String place() {
        return "the statement at " + file + ":" + mark.line();
    }

    private HalfDoneException unknown(String what) {
        String row = "WHERE version_table = " + literal(table.toString()) + " AND revision = "
                + literal(key.revision()) + " AND direction = " + literal(key.direction()) + " AND statement = "
                + mark.number();
        return new HalfDoneException(file + ":" + mark.line() + ": nobody can know whether this statement took effect,"
                + " since the connection was lost while it ran outside a transaction (" + Resumption.shown(mark)
                + "). Look in the database for " + what + ". If it took effect, say so: UPDATE retort.progress SET"
                + " finished_at = now() " + row + ". If it did not, remove what it may have left and say: DELETE FROM"
                + " retort.progress " + row + ". Then run again.");
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}

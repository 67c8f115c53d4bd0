package dev.retort.database;

import dev.retort.database.Progress.Mark;
import dev.retort.sql.ConcurrentIndex;
import dev.retort.sql.SqlStatement;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A statement that began outside a transaction and of which nothing more was heard. What the catalog tells is believed;
 * what it does not tell, a person has to say.
 */
final class UnknownOutcome {
    private final Session session;
    private final Progress.Key key;
    private final Mark mark;
    private final String file;
    private final Consumer<String> notes;

    UnknownOutcome(Session session, Progress.Key key, Mark mark, String file, Consumer<String> notes) {
        this.session = session;
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
        Optional<Evidence> evidence = Evidence.of(session, mark.text());
        if (evidence.isPresent()) {
            switch (evidence.get().weigh(mark.before(), note -> notes.accept(place() + note))) {
                case DONE -> {
                    return true;
                }
                case NOT_DONE -> {
                    return false;
                }
                case UNKNOWN -> throw unknown(evidence.get().lookAt());
            }
        }
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
        throw unknown(lookAt());
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

    private String lookAt() {
        String text = mark.text().strip().toUpperCase(Locale.ROOT);
        if (text.contains("SUBSCRIPTION")) {
            return "the subscription in pg_subscription here, and for its slot in pg_replication_slots at the publisher";
        }
        if (text.startsWith("ALTER DATABASE")) {
            return "the database's tablespace, pg_database.dattablespace";
        }
        return "what it does";
    }

    private String place() {
        return "the statement at " + file + ":" + mark.line();
    }

    private HalfDoneException unknown(String what) {
        String resolve = "'retort resolve " + key.revision();
        return new HalfDoneException(file + ":" + mark.line() + ": nobody can know whether this statement took effect,"
                + " since the connection was lost while it ran outside a transaction (" + Resumption.shown(mark)
                + "). Look in the database for " + what + ". If it took effect, say so with " + resolve
                + " --done'. If it did not, remove what it may have left and say " + resolve
                + " --not-done'. Then run again.");
    }
}

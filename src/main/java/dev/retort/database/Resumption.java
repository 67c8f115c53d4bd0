package dev.retort.database;

import dev.retort.database.Progress.Mark;
import dev.retort.sql.SqlStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Finds out where a script goes on that an earlier run left half done, and brings the session to where it was then. */
final class Resumption {
    private static final int SHOWN_STATEMENTS = 10;
    private static final int SHOWN_CHARACTERS = 80;

    private final Session session;
    private final VersionTable table;
    private final ScriptStatements statements;
    private final Progress progress;
    private final Progress.Key key;
    private final Consumer<String> notes;

    Resumption(
            Session session,
            VersionTable table,
            ScriptStatements statements,
            Progress progress,
            Progress.Key key,
            Consumer<String> notes) {
        this.session = session;
        this.table = table;
        this.statements = statements;
        this.progress = progress;
        this.key = key;
        this.notes = notes;
    }

    /**
     * How many statements are done, in this session as well as in the database.
     *
     * @throws HalfDoneException where that cannot be known
     */
    int resume() throws SQLException {
        List<Mark> marks = progress.marks(key);
        List<Mark> finished = marks.stream().filter(Mark::isFinished).toList();
        Optional<Mark> changed =
                finished.stream().filter(mark -> !isUnchanged(mark)).findFirst();
        if (changed.isPresent()) {
            throw changed(changed.get(), finished);
        }
        int done = finished.isEmpty() ? 0 : finished.getLast().number();
        if (done > 0) {
            notes.accept("revision " + key.revision() + " goes on after the " + done + " of its "
                    + statements.all().size() + " statements that an earlier run has finished");
            repeatSession(finished);
        }
        if (marks.isEmpty() || marks.getLast().isFinished()) {
            return done;
        }
        Mark began = marks.getLast();
        boolean tookEffect = new UnknownOutcome(
                        session, key, began, statements.script().file(), notes)
                .tookEffect(isUnchanged(began));
        if (!tookEffect) {
            Disguise.without(session, () -> progress.forget(key, began.number()));
            return done;
        }
        if (!isUnchanged(began)) {
            throw changed(began, marks);
        }
        List<String> state = SessionState.read(session, table);
        Disguise.without(session, () -> progress.finish(key, began.number(), state));
        return began.number();
    }

    private boolean isUnchanged(Mark mark) {
        return mark.number() <= statements.all().size()
                && mark.isOf(statements.all().get(mark.number() - 1));
    }

    private void repeatSession(List<Mark> finished) throws SQLException {
        List<SqlStatement> done = finished.stream()
                .map(mark -> statements.all().get(mark.number() - 1))
                .toList();
        List<SqlStatement> repeated =
                done.stream().filter(SqlStatement::changesOnlyTheSession).toList();
        List<String> temporary = repeated.stream()
                .map(SqlStatement::temporaryName)
                .flatMap(Optional::stream)
                .toList();
        for (SqlStatement statement : done) {
            String text = statement.text().toLowerCase(Locale.ROOT);
            if (!repeated.contains(statement) && text.contains("set_config")) {
                throw lostSession(
                        finished, "the statement at " + statements.script().place(statement) + " calls set_config");
            }
            Optional<String> filled = temporary.stream().filter(text::contains).findFirst();
            if (!repeated.contains(statement) && filled.isPresent()) {
                throw lostSession(
                        finished,
                        "what the statement at " + statements.script().place(statement) + " did with the temporary "
                                + filled.get() + " is gone with it");
            }
        }
        repeat(repeated, finished);
        List<String> then = finished.getLast().state().orElse(List.of());
        List<String> differences = SessionState.differences(then, SessionState.read(session, table));
        // Empty where a person has marked the statement as done.
        if (!then.isEmpty() && !differences.isEmpty()) {
            throw lostSession(finished, "they left: " + String.join(", ", differences));
        }
    }

    private void repeat(List<SqlStatement> repeated, List<Mark> finished) {
        for (SqlStatement statement : repeated) {
            try {
                statements.run(statement);
            } catch (StatementFailedException e) {
                if (e.mayPass()) {
                    throw e;
                }
                throw lostSession(
                        finished,
                        "the statement at " + statements.script().place(statement) + " cannot be repeated: "
                                + e.getMessage());
            }
        }
    }

    private HalfDoneException lostSession(List<Mark> finished, String why) {
        return new HalfDoneException(statements.script().file() + ": revision " + key.revision()
                + " cannot go on where an earlier run stopped outside a transaction: the session of the finished statements"
                + " is gone and cannot be made again, since " + why + ". " + ran(finished) + " " + ways());
    }

    private HalfDoneException changed(Mark mark, List<Mark> finished) {
        return new HalfDoneException(statements.script().file() + ": the script of revision " + key.revision()
                + " was changed after a part of it ran outside a transaction: its statement " + mark.number()
                + " is not the one that ran (" + shown(mark) + "). " + ran(finished)
                + " Put these back as they were, what follows them may change; or " + ways());
    }

    private String ways() {
        return "finish by hand and say so with 'retort stamp', or undo by hand what they did and say with 'retort stamp'"
                + " where the database is: the script begins anew then.";
    }

    private static String ran(List<Mark> finished) {
        int more = finished.size() - SHOWN_STATEMENTS;
        return finished.stream()
                        .limit(SHOWN_STATEMENTS)
                        .map(Resumption::shown)
                        .collect(Collectors.joining("; ", "These statements ran: ", ""))
                + (more > 0 ? "; and " + more + " more." : ".");
    }

    static String shown(Mark mark) {
        String text = mark.text().strip().replaceAll("\\s+", " ");
        int end = text.offsetByCodePoints(0, Math.min(SHOWN_CHARACTERS, text.codePointCount(0, text.length())));
        return "line " + mark.line() + ", " + text.substring(0, end) + (end < text.length() ? " …" : "");
    }
}

package dev.retort.database;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A statement that goes to the server in a row with others.
 *
 * @param answered is told what it came to, as soon as that is known
 * @param refusal says what it means where the server refuses it
 */
record Command(Sql sql, Consumer<Answer> answered, Refusal refusal) {
    /** PostgreSQL's code of a division by zero. */
    private static final String DIVISION_BY_ZERO = "22012";

    /**
     * What a statement came to.
     *
     * @param rows the first column of what it answered, which is little
     */
    record Answer(List<String> rows) {}

    /** What an error means. */
    interface Refusal {
        /** Throws what it means; returns where the error speaks for itself. */
        void explain(SQLException e) throws SQLException;
    }

    static Command of(Sql sql) {
        return new Command(sql, answer -> {}, e -> {});
    }

    static List<Command> of(List<Sql> statements) {
        return statements.stream().map(Command::of).toList();
    }

    /**
     * A statement with an {@linkplain #demand expression} that has the server refuse it, and all that is sent after it, unless
     * something holds: nobody has to ask first.
     *
     * @param otherwise what it means that it does not hold
     */
    static Command demanding(Sql statement, Function<SQLException, RuntimeException> otherwise) {
        return of(statement).refused(e -> {
            if (SqlState.of(e).code().equals(DIVISION_BY_ZERO)) {
                throw otherwise.apply(e);
            }
        });
    }

    /** Fails unless a condition is true: the server divides by it. */
    static String demand(String condition) {
        return "1 OPERATOR(pg_catalog./) (" + condition + ")::pg_catalog.int4";
    }

    Command answered(Consumer<Answer> told) {
        return new Command(sql, told, refusal);
    }

    Command refused(Refusal meaning) {
        return new Command(sql, answered, meaning);
    }
}

package dev.retort.database;

import dev.retort.sql.SqlStatement;
import java.sql.SQLException;
import java.util.Optional;

/** Stands beside a step, and sees each of its statements in the transaction that it runs in. */
public interface StepGuard {
    /** Looks on, and does nothing. */
    StepGuard NONE = new StepGuard() {
        @Override
        public void begin() {}

        @Override
        public Optional<String> beginOutside() {
            return Optional.empty();
        }

        @Override
        public void resume(Optional<String> start) {}

        @Override
        public void run(SqlStatement statement, Runnable run) {
            run.run();
        }

        @Override
        public void settled() {}

        @Override
        public void outside(SqlStatement statement) {}

        @Override
        public void end() {}
    };

    /** Before the script, in its transaction. */
    void begin() throws SQLException;

    /**
     * Before a script that runs outside a transaction, in a transaction of its own.
     *
     * @return what has to be known of the start by a run that goes on with the script, if anything has
     */
    Optional<String> beginOutside() throws SQLException;

    /**
     * Before the rest of a script that runs outside a transaction, in a transaction of its own.
     *
     * @param start what the run that began with it has answered; empty where it had another guard
     */
    void resume(Optional<String> start) throws SQLException;

    /**
     * Lets a statement run within the transaction at hand.
     *
     * @param run runs it; can be called again once what it did is rolled back to a savepoint
     */
    void run(SqlStatement statement, Runnable run) throws SQLException;

    /** After the script, or after a statement that has a transaction of its own: its constraints are checked. */
    void settled() throws SQLException;

    /** Before a statement runs that takes no transaction, so that nothing can be done beside it. */
    void outside(SqlStatement statement) throws SQLException;

    /** After the script, in the transaction that records the step, as who connected. */
    void end() throws SQLException;
}

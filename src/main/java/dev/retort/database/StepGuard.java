package dev.retort.database;

import dev.retort.sql.SqlStatement;
import java.sql.SQLException;

/** Stands beside a step, and sees each of its statements in the transaction that it runs in. */
public interface StepGuard {
    /** Looks on, and does nothing. */
    StepGuard NONE = new StepGuard() {
        @Override
        public void begin(boolean resumed) {}

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

    /**
     * Before the script, in its transaction, or in one of its own where the script runs outside a transaction.
     *
     * @param resumed whether an earlier run has done a part of the script
     */
    void begin(boolean resumed) throws SQLException;

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

package dev.retort.database;

import dev.retort.database.Session.Answer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A step in one transaction on two ways to the server: the script with all that belongs to it, and COMMIT once the answers are
 * right. For a step in which nobody has to ask anything in between.
 */
record StepTogether(Session session, RunLock lock, ScriptStatements statements, StepRecord record) {
    /** An expression for the time that it has taken so far. */
    static final Sql DURATION =
            Sql.of("pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) pg_catalog.transaction_timestamp()");

    /**
     * Runs it.
     *
     * @return whether the session is settled again
     */
    boolean run() throws SQLException {
        try {
            work();
            return commit();
        } catch (SQLException | RuntimeException e) {
            session.rollback(e);
            throw e;
        }
    }

    private void work() throws SQLException {
        List<Sql> all = new ArrayList<>();
        all.add(Sql.of("BEGIN"));
        all.addAll(statements.together());
        int before = all.size();
        all.addAll(record.statements(DURATION));
        List<Answer> answers = statements.run(all);
        record.check(answers.subList(before, answers.size()));
    }

    private boolean commit() throws SQLException {
        List<Sql> all = new ArrayList<>();
        all.add(Sql.of("COMMIT"));
        all.addAll(lock.settling());
        Pipeline pipeline = session.pipeline(all, notice -> {});
        try {
            return lock.isSettled(pipeline.run());
        } catch (SQLException e) {
            if (pipeline.answers().isEmpty()) {
                throw e;
            }
            // The step is done. Whatever comes next settles the session itself, and says what is in its way.
            return false;
        }
    }
}

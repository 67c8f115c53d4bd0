package dev.retort.schema.change;

import dev.retort.sql.Script;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs a plan as revisions would: its parts one after the other, each in a transaction or each statement by itself. */
final class PlanRun {
    private final TestingServer.Database database;
    private final Optional<LockJudge> locks;
    private final List<String> wrong = new ArrayList<>();

    private PlanRun(TestingServer.Database database, Optional<LockJudge> locks) {
        this.database = database;
        this.locks = locks;
    }

    static PlanRun on(TestingServer.Database database) {
        return new PlanRun(database, Optional.empty());
    }

    /** One that sees what is locked for as long as it is big: of what is there by now, and unless the plan says so. */
    static PlanRun judged(TestingServer.Database database) throws SQLException {
        return new PlanRun(database, Optional.of(new LockJudge(database.connection)));
    }

    /** The statement where a run ended. */
    static final class Ended extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Statement at;

        private Ended(Statement at, SQLException cause) {
            super(at.sql() + "\n" + cause.getMessage(), cause);
            this.at = at;
        }

        /** Whether the plan had said before it what may be in the way. */
        boolean wasForetold() {
            return at.remarks().stream().anyMatch(remark -> !remark.startsWith(OnlineIndex.PLAIN));
        }
    }

    /** What should not have been, at each statement, up to where it ends. */
    List<String> wrong() {
        return wrong;
    }

    void run(ChangePlan plan) throws Ended, SQLException {
        for (List<Statement> part : plan.parts()) {
            try {
                run(part);
            } finally {
                if (!database.connection.getAutoCommit()) {
                    database.connection.rollback();
                    database.connection.setAutoCommit(true);
                }
            }
        }
    }

    private void run(List<Statement> part) throws Ended, SQLException {
        boolean alone = part.getFirst().alone();
        database.connection.setAutoCommit(false);
        for (Statement statement : part) {
            if (statement.alone() != alone) {
                wrong.add("not like the others of its part: " + statement.sql());
            }
            try {
                run(statement);
                if (alone) {
                    database.connection.commit();
                }
            } catch (SQLException e) {
                throw new Ended(statement, e);
            }
        }
        commit(part.getLast());
    }

    /** Constraints that wait for it are looked at now. */
    private void commit(Statement last) throws Ended {
        try {
            database.connection.commit();
        } catch (SQLException e) {
            throw new Ended(last, e);
        }
    }

    private void run(Statement statement) throws SQLException {
        boolean refuses = new Script("", statement.sql(), 1, true)
                .statements().stream().anyMatch(it -> it.refusesTransaction() || it.mayControlTransaction());
        if (refuses) {
            if (!statement.alone()) {
                wrong.add("in a transaction: " + statement.sql());
            }
            database.connection.setAutoCommit(true);
            database.run(statement.sql());
            database.connection.setAutoCommit(false);
        } else if (locks.isPresent()) {
            List<String> held = locks.get().run(statement.sql());
            if (statement.remarks().stream().noneMatch(remark -> remark.startsWith(OnlineIndex.PLAIN))) {
                held.forEach(what -> wrong.add(what + ": " + statement.sql()));
            }
        } else {
            database.run(statement.sql());
        }
    }
}

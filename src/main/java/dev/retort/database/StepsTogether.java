package dev.retort.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Steps on one way to the server and back: each in a transaction of its own with all that belongs to it, one after the other
 * until one fails. For steps in which nobody has to ask anything in between; what has to be as supposed, the server demands.
 *
 * <p>Only the last one waits until it is on the disk, with all before it. Until then nobody hears of one that it is done, and a
 * server that breaks down has all of it or nothing, the later ones never without the earlier.
 */
final class StepsTogether {
    /** In characters: what fits into the buffers between two processes, whatever the server has to say meanwhile. */
    private static final int MOST = 32_768;

    /** What the protocol adds to a statement, in bytes. */
    private static final int FRAME = 64;

    /** An expression for the time that a step has taken so far. */
    private static final Sql DURATION =
            Sql.of("pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) pg_catalog.transaction_timestamp()");

    private static final Sql NOT_YET_ON_DISK = Sql.of("SET LOCAL synchronous_commit = off");

    /** As much as the server's buffer holds, so that it tells of what is done before it goes on. */
    private static final Sql FULL_BUFFER = Sql.of("SELECT pg_catalog.repeat(' ', 8192)");

    private record Step(StepTask task, List<Command> work, List<Command> settling) {}

    private final Session session;
    private final LockWatch watch;
    private final RunLock lock;
    private final Ledger ledger;
    private final StepListener listener;
    private final List<Step> steps = new ArrayList<>();
    private final List<Duration> took = new ArrayList<>();
    private int length;
    private long start;
    private boolean inStep;

    StepsTogether(Session session, LockWatch watch, RunLock lock, Ledger ledger, StepListener listener) {
        this.session = session;
        this.watch = watch;
        this.lock = lock;
        this.ledger = ledger;
        this.listener = listener;
    }

    /** Takes a step along. @return whether there was room for it */
    boolean add(StepTask task, ScriptStatements statements, StepRecord record) {
        List<Command> work = new ArrayList<>(statements.commands());
        work.addAll(record.commands(DURATION));
        Step step = new Step(task, work, lock.settling("the script of revision " + task.revision()));
        int more = length(step.work()) + length(step.settling());
        if (length + more > MOST) {
            return false;
        }
        length += more;
        steps.add(step);
        return true;
    }

    private static int length(List<Command> commands) {
        return commands.stream()
                .mapToInt(command -> command.sql().length() + FRAME)
                .sum();
    }

    List<StepTask> tasks() {
        return steps.stream().map(Step::task).toList();
    }

    /**
     * Runs them.
     *
     * @return whether all are done and the session is settled; where only that is missing, whatever comes next settles it
     *     and says what is in its way
     */
    boolean run() throws SQLException {
        started();
        try {
            session.together(commands(), listener::notice);
            tell();
            return true;
        } catch (SQLException | RuntimeException e) {
            session.rollback(e);
            if (areOnDisk(e) && !inStep) {
                return false;
            }
            throw e;
        } finally {
            watch.end();
        }
    }

    private void tell() {
        for (int i = 0; i < took.size(); i++) {
            listener.finished(steps.get(i).task(), took.get(i));
        }
    }

    /** Has the server write down those that are done, where a later one failed, and tells of them. */
    private boolean areOnDisk(Exception reason) {
        if (took.isEmpty()) {
            return false;
        }
        try {
            ledger.flush(steps.getFirst().task().run());
        } catch (SQLException e) {
            // Whoever asks a new connection hears how far it is.
            reason.addSuppressed(e);
            return false;
        }
        tell();
        return true;
    }

    private List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        for (Step step : steps) {
            commands.add(Command.of(Sql.of("BEGIN")).answered(begun -> inStep = true));
            commands.addAll(step.work());
            if (!step.equals(steps.getLast())) {
                commands.add(Command.of(NOT_YET_ON_DISK));
            }
            commands.add(Command.of(Sql.of("COMMIT")).answered(committed -> committed()));
            commands.add(Command.of(FULL_BUFFER));
            commands.addAll(step.settling());
        }
        return commands;
    }

    private void started() {
        if (took.size() < steps.size()) {
            listener.started(steps.get(took.size()).task());
            watch.begin();
            start = System.nanoTime();
        }
    }

    private void committed() {
        inStep = false;
        took.add(Duration.ofNanos(System.nanoTime() - start));
        started();
    }
}

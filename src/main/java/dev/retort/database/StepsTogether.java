package dev.retort.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Steps on one way to the server and back: each in a transaction of its own with all that belongs to it, one after the other
 * until one fails. For steps in which nobody has to ask anything in between; what has to be as supposed, the server demands.
 *
 * <p>The last one waits until it is on the disk, with all before it, and so does each that took long. Until then nobody hears of
 * one that it is done, and a server that breaks down has all of it or nothing, the later ones never without the earlier.
 */
final class StepsTogether {
    /** In characters: what fits into the buffers between two processes, whatever the server has to say meanwhile. */
    private static final int MOST = 32_768;

    /** What the protocol adds to a statement, in bytes. */
    private static final int FRAME = 64;

    /** An expression for the time that a step has taken so far. */
    private static final Sql DURATION =
            Sql.of("pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) pg_catalog.transaction_timestamp()");

    /** To wait for the disk adds little to what took long, and others may follow that take as long. */
    private static final String QUICK = DURATION.text() + " OPERATOR(pg_catalog.<) '50 ms'";

    /** Answers whether what was quick is left for a later one to wait for. */
    private static final Sql LEFT =
            Sql.of("SELECT " + QUICK + ", pg_catalog.set_config('synchronous_commit', CASE WHEN " + QUICK
                    + " THEN 'off' ELSE pg_catalog.current_setting('synchronous_commit') END, true)");

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
    private int told;
    private boolean inStep;
    private boolean onDisk;

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

    boolean beginsWith(StepTask task) {
        return !steps.isEmpty() && steps.getFirst().task().position() == task.position();
    }

    int size() {
        return steps.size();
    }

    /** Their revisions, in words. */
    String names() {
        String first = steps.getFirst().task().revision();
        return size() == 1
                ? "revision " + first
                : "revisions " + first + " to " + steps.getLast().task().revision();
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
            return true;
        } catch (SQLException | RuntimeException e) {
            session.rollback(e);
            if (isToldOfAll(e) && !inStep) {
                return false;
            }
            throw e;
        } finally {
            watch.end();
        }
    }

    /**
     * Has the server write down those that are done, where a later one failed, and tells of them.
     *
     * @return whether any is done and nobody has yet to ask which
     */
    private boolean isToldOfAll(Exception reason) {
        if (told < took.size()) {
            try {
                ledger.flush(steps.getFirst().task().run());
                tell();
            } catch (SQLException e) {
                reason.addSuppressed(e);
            }
        }
        return told > 0 && told == took.size();
    }

    private List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            commands.add(Command.of(Sql.of("BEGIN")).answered(begun -> begun()));
            commands.addAll(steps.get(i).work());
            if (i < steps.size() - 1) {
                commands.add(
                        Command.of(LEFT).answered(left -> onDisk = left.rows().equals(List.of("f"))));
            }
            commands.add(Command.of(Sql.of("COMMIT")).answered(committed -> committed()));
            commands.add(Command.of(FULL_BUFFER));
            commands.addAll(steps.get(i).settling());
        }
        return commands;
    }

    private void begun() {
        inStep = true;
        onDisk = true;
    }

    private void committed() {
        inStep = false;
        took.add(Duration.ofNanos(System.nanoTime() - start));
        if (onDisk) {
            tell();
        }
        started();
    }

    private void tell() {
        for (; told < took.size(); told++) {
            listener.finished(steps.get(told).task(), took.get(told));
        }
    }

    private void started() {
        if (took.size() < steps.size()) {
            listener.started(steps.get(took.size()).task());
            watch.begin();
            start = System.nanoTime();
        }
    }
}

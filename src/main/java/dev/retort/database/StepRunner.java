package dev.retort.database;

import dev.retort.sql.ParsedScript;
import dev.retort.sql.SqlStatement;
import dev.retort.sql.Timeouts;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Runs steps: small ones together, others in a transaction or statement by statement. */
final class StepRunner {
    private static final CompletableFuture<Optional<StepsTogether>> NOTHING =
            CompletableFuture.completedFuture(Optional.empty());

    private final Session session;
    private final VersionTable table;
    private final Ledger ledger;
    private final Progress progress;
    private final RunLock lock;

    /** With which limits the session was settled after the last step, so that the next one need not. */
    private Optional<Limits> settled = Optional.empty();

    /** What follows the steps that are at work, put together meanwhile; nothing where that failed. */
    private CompletableFuture<Optional<StepsTogether>> ahead = NOTHING;

    StepRunner(Session session, VersionTable table, Ledger ledger, Progress progress, RunLock lock) {
        this.session = session;
        this.table = table;
        this.ledger = ledger;
        this.progress = progress;
        this.lock = lock;
    }

    private record Prepared(StepTask task, ParsedScript script, ScriptStatements statements, StepRecord record) {
        boolean canGoTogether() {
            return script.runsInTransaction()
                    && statements.canGoTogether()
                    && task.guard().get() == StepGuard.NONE;
        }
    }

    private Prepared prepare(StepTask task, LockWatch watch, StepListener listener) {
        ParsedScript script = task.work().script().parse();
        return new Prepared(
                task,
                script,
                new ScriptStatements(session, lock, watch, script, listener::notice),
                new StepRecord(session, table, ledger, progress, task, listener));
    }

    private static Timeouts timeouts(StepTask task) {
        return task.work().entry().scripts().timeouts();
    }

    /** Runs the first of these, and with it those after it that can go to the server with it. */
    void run(List<StepTask> tasks, StepListener listener) {
        StepTask first = tasks.getFirst();
        Explained.doing("run revision " + first.revision(), session.settings(), () -> {
            session.limit(timeouts(first));
            settle("the script before revision " + first.revision());
            settled = Optional.empty();
            LockWatch watch = session.watch();
            StepsTogether together = ahead.join()
                    .filter(ready -> ready.beginsWith(first))
                    .orElseGet(() -> together(tasks, watch, listener));
            int many = together.size();
            ahead = many == 0 ? NOTHING : later(() -> together(tasks.subList(many, tasks.size()), watch, listener));
            if (many > 0) {
                run(together);
            } else {
                long start = System.nanoTime();
                listener.started(first);
                run(prepare(first, watch, listener), start, listener);
                listener.finished(first, since(start));
            }
            return true;
        });
    }

    private StepsTogether together(List<StepTask> tasks, LockWatch watch, StepListener listener) {
        StepsTogether together = new StepsTogether(session, watch, lock, ledger, listener);
        for (StepTask task : tasks) {
            Prepared step = prepare(task, watch, listener);
            boolean sameLimits = session.limits(timeouts(task)).equals(session.limits());
            if (!sameLimits || !step.canGoTogether() || !together.add(task, step.statements(), step.record())) {
                break;
            }
        }
        return together;
    }

    private static CompletableFuture<Optional<StepsTogether>> later(Supplier<StepsTogether> work) {
        return CompletableFuture.supplyAsync(work, task -> Thread.ofVirtual().start(task))
                .thenApply(Optional::of)
                .exceptionally(e -> Optional.empty());
    }

    private void run(StepsTogether together) {
        settled = Explained.doing(
                "run " + together.names(),
                session.settings(),
                () -> together.run() ? Optional.of(session.limits()) : Optional.empty());
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void run(Prepared step, long start, StepListener listener) throws SQLException {
        StepGuard guard = step.task().guard().get();
        if (step.script().runsInTransaction()) {
            session.transaction(() -> {
                guard.begin();
                runInside(step.statements(), guard);
                guard.end();
                step.record().write(since(start));
                return true;
            });
            return;
        }
        runOutside(step, guard, listener);
        session.limit(Timeouts.NONE);
        settle("the script of revision " + step.task().revision());
        session.transaction(() -> {
            guard.end();
            step.record().write(since(start));
            return true;
        });
    }

    private void settle(String suspect) throws SQLException {
        if (!settled.equals(Optional.of(session.limits()))) {
            lock.settle(suspect);
        }
    }

    private void runInside(ScriptStatements statements, StepGuard guard) throws SQLException {
        List<SqlStatement> all = statements.all();
        for (SqlStatement statement : all) {
            guard.run(statement, () -> statements.run(statement));
            if (ScriptStatements.mayReleaseLock(statement)) {
                statements.keepLock(statement);
            }
        }
        if (!all.isEmpty()) {
            statements.checkConstraints(all.getLast());
            guard.settled();
            statements.end(all.getLast());
        }
    }

    private void runOutside(Prepared step, StepGuard guard, StepListener listener) throws SQLException {
        Progress.Key key = new Progress.Key(
                step.task().revision(), step.task().work().step().direction().text());
        boolean destroys = step.script().destroys();
        // Asked before the script's session is made again, whose role may not read it.
        Optional<String> known = destroys ? progress.start(key) : Optional.empty();
        int done = new Resumption(session, table, step.statements(), progress, key, listener::note).resume();
        Optional<String> start = session.transaction(() -> {
            if (done == 0 && destroys) {
                return guard.beginOutside();
            }
            if (done == 0) {
                guard.begin();
            } else {
                guard.resume(known);
            }
            return Optional.empty();
        });
        new StatementByStatement(session, table, step.statements(), progress, key, guard, start).run(done);
    }
}

package dev.retort.database;

import dev.retort.database.Session.Work;
import dev.retort.revision.Revision;
import dev.retort.sql.Timeouts;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A database with its version table and ledger, as the engine sees it. Needs the lock for everything that writes. */
public final class Database {
    private final Session session;
    private final LedgerName name;
    private final VersionTable table;
    private final VersionRows rows;
    private final Ledger ledger;
    private final LedgerSchema schema;
    private final Progress progress;
    private final StepRunner runner;

    public Database(Session session, LedgerName name, VersionTable table) {
        this.session = session;
        this.name = name;
        this.table = table;
        this.rows = new VersionRows(session, table);
        this.ledger = new Ledger(session, name, table);
        this.schema = new LedgerSchema(session, name);
        this.progress = new Progress(session, name, table);
        this.runner = new StepRunner(session, table, ledger, progress, new RunLock(session, name, table));
    }

    private <T> T doing(String what, Work<T> work) {
        return Explained.doing(what, session.settings(), work);
    }

    private <T> T readingLedger(Work<T> work) {
        return Explained.reading(
                "read the ledger",
                session.settings(),
                name.toRead(session.settings().user()),
                work);
    }

    private interface Writing {
        void run() throws SQLException;
    }

    private void writing(String what, Writing work) {
        doing(
                what,
                () -> session.transaction(() -> {
                    work.run();
                    return true;
                }));
    }

    /** The version table's rows, sorted; none where it does not exist. */
    public List<String> rows() {
        return Explained.reading(
                "read " + table,
                session.settings(),
                table.toRead(session.settings().user()),
                rows::read);
    }

    public boolean hasVersionTable() {
        return doing("look for " + table, rows::exists);
    }

    /** The applied revisions that the ledger knows. */
    public List<Revision> ledger() {
        return readingLedger(ledger::applied);
    }

    /** Revisions that the ledger still holds although somebody else has undone them, or their rows were lost. */
    public List<Revision> kept() {
        return readingLedger(ledger::kept);
    }

    /** What the ledger knows of these revisions, applied or kept, with their scripts; less where it knows less. */
    public List<LedgerEntry> entries(Collection<String> revisions) {
        return readingLedger(() -> ledger.entries(revisions));
    }

    /** Creates what is missing of version table and ledger. */
    public void prepare(int longestId) {
        writing("prepare " + table + " and the schema " + name.schema(), () -> {
            if (!schema.isComplete() || !rows.exists()) {
                schema.lock();
                schema.createSchema(table.schema());
                schema.create();
            }
            rows.prepare(longestId);
        });
    }

    /**
     * Sets rows and ledger without running a script.
     *
     * @param coming revisions that were applied without the ledger, or are said to be
     * @param going revisions that are applied no more; their scripts are kept
     * @param touched revisions whose half-done scripts begin anew
     * @return those of them that were under way
     */
    public List<String> replace(
            List<String> before,
            List<String> after,
            List<LedgerEntry> coming,
            List<String> going,
            Collection<String> touched) {
        List<String> removed = new ArrayList<>(before);
        removed.removeAll(after);
        List<String> added = new ArrayList<>(after);
        added.removeAll(before);
        return doing(
                "set " + table,
                () -> session.transaction(() -> {
                    for (String revision : going) {
                        ledger.keep(revision);
                    }
                    for (LedgerEntry entry : coming) {
                        ledger.put(entry);
                    }
                    rows.replace(removed, added);
                    return progress.forget(touched);
                }));
    }

    /** Takes what files say now for what was applied. */
    public void repair(List<LedgerEntry> files) {
        writing("store the present files in the ledger", () -> {
            for (LedgerEntry file : files) {
                ledger.repair(file);
            }
        });
    }

    /** Scripts that stopped half way outside a transaction. */
    public List<HalfDone> halfDone() {
        return readingLedger(progress::halfDone);
    }

    /**
     * Says of an open statement what a person found out.
     *
     * @param done whether it took effect; else it will run again
     */
    public void resolve(HalfDone open, boolean done) {
        writing(
                "mark statement " + open.statement() + " of revision " + open.revision(),
                () -> progress.resolve(open, done));
    }

    /** Opens the record of a run, which a step needs. */
    public long beginRun(String target, List<String> before) {
        return doing("record the run", () -> ledger.beginRun(target, before));
    }

    /** Closes the record of a run, and answers with the rows that it left. */
    public List<String> endRun(long run, String outcome, String message) {
        return doing("record the run's end", () -> {
            // The run may have stopped anywhere, and left the session in any state.
            session.limit(Timeouts.NONE);
            session.settle();
            List<String> after = rows.read();
            ledger.endRun(run, outcome, message, after);
            return after;
        });
    }

    /**
     * Runs the first of these steps, and with it those after it that can go to the server with it: each in one transaction with
     * its rows where it can be, else statement by statement. The listener hears which are done.
     *
     * @throws StatementFailedException where a statement of a script fails; its transaction is rolled back then
     * @throws HalfDoneException where an earlier run left a script in a state that a person has to look at
     */
    public void run(List<StepTask> steps, StepListener listener) {
        runner.run(steps, listener);
    }
}

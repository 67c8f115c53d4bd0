package dev.retort.database;

import dev.retort.revision.Direction;
import dev.retort.revision.Plan;
import dev.retort.revision.Step;
import dev.retort.sql.ParsedScript;
import dev.retort.sql.SqlStatement;
import dev.retort.sql.Timeouts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A run as a script for {@code psql -v ON_ERROR_STOP=1}, for databases that only their administrators reach. It leaves what
 * the run would leave, ledger included. It takes the same lock, and first makes sure that the database is where the script
 * starts.
 */
public final class OfflineScript {
    private final VersionTable table;
    private final LedgerName name;
    private final Limits limits;
    private final Map<String, String> variables;
    private final LedgerSql ledger;
    private final Sql thisRun;
    private final StringBuilder text = new StringBuilder();

    /** @param variables settings that the scripts read, by their whole names */
    public OfflineScript(LedgerName name, VersionTable table, Limits limits, Map<String, String> variables) {
        this.name = name;
        this.table = table;
        this.limits = limits;
        this.variables = new TreeMap<>(variables);
        this.ledger = new LedgerSql(name, table);
        // The newest: nobody else adds one while the lock is held.
        this.thisRun = Sql.of(
                "(SELECT pg_catalog.max(id) FROM " + name.table("run") + " WHERE version_table = ?)", table.toString());
    }

    /**
     * A plan's script.
     *
     * @param applied what is applied at its start, which the ledger may have yet to learn
     */
    public String run(String title, String target, Plan plan, List<StepWork> work, List<LedgerEntry> applied) {
        begin(title, longest(work), plan.rowsBefore());
        work.stream()
                .filter(it -> it.step().direction() == Direction.DOWNGRADE)
                .map(StepWork::entry)
                .forEach(this::mustBeWhatWasApplied);
        line("BEGIN;");
        applied.forEach(entry -> write(ledger.learn(entry)));
        write(ledger.beginRun(target, plan.rowsBefore()));
        line("COMMIT;");
        for (int i = 0; i < work.size(); i++) {
            step(work.get(i), i + 1, work.size());
        }
        String done = plan.goes(Direction.DOWNGRADE) ? "rolled back" : "upgraded";
        write(ledger.endRun(thisRun, "done", done, plan.rowsAfter()));
        return end();
    }

    /** A stamp's script. */
    public String stamp(
            String title, List<String> before, List<String> after, List<LedgerEntry> coming, List<String> going) {
        int longest = after.stream().mapToInt(String::length).max().orElse(0);
        begin(title, longest, before);
        line("BEGIN;");
        going.forEach(revision -> write(ledger.keep(revision)));
        coming.forEach(entry -> write(ledger.learn(entry)));
        List<String> removed =
                before.stream().filter(row -> !after.contains(row)).toList();
        List<String> added = after.stream().filter(row -> !before.contains(row)).toList();
        VersionRows.replacement(table, removed, added).forEach(this::write);
        line("COMMIT;");
        return end();
    }

    /** What makes version table and ledger where they are missing. */
    public String preparation() {
        head("version table and ledger");
        prepare(0);
        return text.toString();
    }

    private void begin(String title, int longestId, List<String> rows) {
        head(title);
        guard(
                "pg_catalog.pg_try_advisory_lock(" + RunLock.SPACE + ", pg_catalog.hashtext("
                        + Sql.literal(table.toString()) + "))",
                "another run works on " + table + "; wait for it, then run this script again");
        prepare(longestId);
        guard(
                "(SELECT coalesce(array_agg(version_num::text ORDER BY version_num COLLATE \"C\"), '{}') FROM "
                        + table.quoted() + ") = " + Sql.literal(rows),
                "this script starts at " + names(rows) + ", and the rows of " + table
                        + " say that the database is elsewhere; nothing was changed");
    }

    private void head(String title) {
        line("-- Retort: " + title.replaceAll("\\p{Cntrl}", " "));
        line("-- Run it with: psql -v ON_ERROR_STOP=1 -f FILE");
        line("SET client_encoding = 'UTF8';");
        settle();
    }

    private void prepare(int longestId) {
        line("BEGIN;");
        schema(table.schema());
        schema(name.schema());
        VersionRows.statements(table, longestId).forEach(it -> line(it + ";"));
        LedgerSchema.statements(name).forEach(it -> line(it + ";"));
        line("COMMIT;");
    }

    private void schema(String name) {
        line("DO $retort$ BEGIN IF NOT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = " + Sql.literal(name)
                + ") THEN CREATE SCHEMA " + VersionTable.quote(name) + "; END IF; END $retort$;");
    }

    private void mustBeWhatWasApplied(LedgerEntry entry) {
        String id = entry.revision().id();
        guard(
                Sql.of(
                                "NOT EXISTS (SELECT FROM " + name.table("revision")
                                        + " WHERE version_table = ? AND revision = ?"
                                        + " AND undone_at IS NULL AND checksum <> ?)",
                                table.toString(),
                                id,
                                entry.scripts().checksum())
                        .written(),
                "revision " + id + " was applied with another script than this one undoes; roll it back with 'retort"
                        + " downgrade', which takes the script from the database");
    }

    /** The dollar quote cannot be closed from within: names and rows hold no dollar before this tag that would. */
    private void guard(String condition, String otherwise) {
        String tag = "$retort_check$";
        String message = Sql.literal(otherwise.replace("%", "%%"));
        if (condition.contains(tag) || message.contains(tag)) {
            throw new SettingsException("a name holds " + tag + ", which an offline script needs for itself");
        }
        line("DO " + tag + " BEGIN IF NOT (" + condition + ") THEN RAISE EXCEPTION " + message + "; END IF; END " + tag
                + ";");
    }

    private void step(StepWork work, int number, int total) {
        Step step = work.step();
        String revision = step.revision().id();
        line("");
        line("-- " + number + "/" + total + " " + step.direction().text() + " " + revision + ": "
                + step.revision().message().replaceAll("\\p{Cntrl}", " "));
        ParsedScript script = work.script().parse();
        List<SqlStatement> statements = script.statements();
        Timeouts timeouts = work.entry().scripts().timeouts();
        if (!timeouts.equals(Timeouts.NONE)) {
            settle(timeouts);
        }
        boolean transaction = script.runsInTransaction();
        if (transaction) {
            line("BEGIN;");
        }
        statements.forEach(this::statement);
        if (!transaction) {
            settle();
            line("BEGIN;");
        } else if (!statements.isEmpty()) {
            line("SET CONSTRAINTS ALL IMMEDIATE;");
        }
        line("SET SESSION AUTHORIZATION DEFAULT; RESET ROLE; SET LOCAL search_path = pg_catalog, pg_temp;");
        VersionRows.replacement(table, step.rowsRemoved(), step.rowsAdded()).forEach(this::write);
        if (step.direction() == Direction.UPGRADE) {
            ledger.put(work.entry()).forEach(this::write);
        } else {
            write(ledger.remove(revision));
        }
        write(ledger.addStep(
                thisRun, number, revision, step.direction().text(), Sql.of("?::interval", Duration.ZERO.toString())));
        line("COMMIT;");
        settle();
    }

    private void statement(SqlStatement statement) {
        text.append(statement.text()).append("\n;\n");
        statement.copyData().ifPresent(data -> text.append(data).append("\\.\n"));
    }

    /** Takes back what a script has left in its session, but for the lock. */
    private void settle() {
        settle(Timeouts.NONE);
    }

    private void settle(Timeouts timeouts) {
        Limits current = limits.with(timeouts);
        line("SET SESSION AUTHORIZATION DEFAULT; RESET ROLE; RESET ALL; CLOSE ALL; UNLISTEN *; DEALLOCATE ALL;"
                + " DISCARD TEMP; DISCARD SEQUENCES;");
        line("SET client_encoding = 'UTF8'; SET lock_timeout = '" + current.lockText() + "'; SET statement_timeout = '"
                + current.statementText() + "';");
        variables.forEach((name, value) -> line("SET " + name + " = " + Sql.literal(value) + ";"));
    }

    private String end() {
        line("DO $retort$ BEGIN PERFORM pg_catalog.pg_advisory_unlock(" + RunLock.SPACE + ", pg_catalog.hashtext("
                + Sql.literal(table.toString()) + ")); END $retort$;");
        return text.toString();
    }

    private void write(Sql sql) {
        line(sql.written() + ";");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static int longest(List<StepWork> work) {
        return work.stream()
                .mapToInt(it -> it.step().revision().id().length())
                .max()
                .orElse(0);
    }

    private static String names(List<String> rows) {
        return rows.isEmpty() ? "base" : String.join(", ", rows);
    }
}

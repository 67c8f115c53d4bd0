package dev.retort.database;

import dev.retort.revision.Revision;
import dev.retort.sql.Script;
import dev.retort.sql.Scripts;
import java.time.Duration;
import java.util.List;

/** The statements that write to the ledger; whoever has them runs them, or writes them down. */
record LedgerSql(LedgerName ledger, VersionTable table) {
    private static final String COLUMNS = """
             (version_table, revision, down_revisions, depends_on, branch_labels, message, file,
                up_script, up_line, up_transactional, down_script, down_line, down_transactional, checksum, duration, lock_timeout_ms,
                statement_timeout_ms)
            """;
    private static final String VALUES = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::text, ?::integer, ?::boolean, ?, ";
    private static final Sql UNKNOWN = Sql.of("NULL::interval");

    /** Adds an applied revision, or puts this in the place of what was known of it; nobody knows how long that took. */
    List<Sql> put(LedgerEntry entry) {
        return List.of(remove(entry.revision().id()), add(entry, UNKNOWN));
    }

    /**
     * Adds an applied revision.
     *
     * @param duration an expression for the time that it took
     */
    Sql add(LedgerEntry entry, Sql duration) {
        return insert(entry, duration, "");
    }

    /** Adds an applied revision of which nothing is known. */
    Sql learn(LedgerEntry entry) {
        return insert(
                entry,
                UNKNOWN,
                " WHERE NOT EXISTS (SELECT FROM " + ledger.table("revision") + " AS known WHERE known.version_table = "
                        + Sql.literal(table.toString()) + " AND known.revision = "
                        + Sql.literal(entry.revision().id()) + ")");
    }

    private Sql insert(LedgerEntry entry, Sql duration, String where) {
        Revision revision = entry.revision();
        Scripts scripts = entry.scripts();
        String values = VALUES + duration.text() + ", ?::bigint, ?::bigint";
        Sql insert = Sql.of(
                "INSERT INTO " + ledger.table("revision") + COLUMNS
                        + (where.isEmpty() ? "VALUES (" + values + ")" : "SELECT " + values + where),
                table.toString(),
                revision.id(),
                revision.downRevisions(),
                revision.dependsOn(),
                revision.branchLabels(),
                revision.message(),
                scripts.up().file(),
                scripts.up().text(),
                scripts.up().line(),
                scripts.up().transactional(),
                scripts.down().map(Script::text).orElse(null),
                scripts.down().map(Script::line).orElse(null),
                scripts.down().map(Script::transactional).orElse(null),
                scripts.checksum());
        insert.values().addAll(duration.values());
        insert.values().add(scripts.timeouts().lock().map(Duration::toMillis).orElse(null));
        insert.values()
                .add(scripts.timeouts().statement().map(Duration::toMillis).orElse(null));
        return insert;
    }

    /** Puts what a file says in the place of what was applied; when and by whom that was stays. */
    Sql repair(LedgerEntry entry) {
        Revision revision = entry.revision();
        Scripts scripts = entry.scripts();
        return Sql.of(
                "UPDATE " + ledger.table("revision") + " SET down_revisions = ?, depends_on = ?, branch_labels = ?,"
                        + " message = ?, file = ?, up_script = ?, up_line = ?, up_transactional = ?, down_script = ?::text,"
                        + " down_line = ?::integer, down_transactional = ?::boolean, checksum = ?,"
                        + " lock_timeout_ms = ?::bigint, statement_timeout_ms = ?::bigint"
                        + " WHERE version_table = ? AND revision = ? AND undone_at IS NULL",
                revision.downRevisions(),
                revision.dependsOn(),
                revision.branchLabels(),
                revision.message(),
                scripts.up().file(),
                scripts.up().text(),
                scripts.up().line(),
                scripts.up().transactional(),
                scripts.down().map(Script::text).orElse(null),
                scripts.down().map(Script::line).orElse(null),
                scripts.down().map(Script::transactional).orElse(null),
                scripts.checksum(),
                scripts.timeouts().lock().map(Duration::toMillis).orElse(null),
                scripts.timeouts().statement().map(Duration::toMillis).orElse(null),
                table.toString(),
                revision.id());
    }

    Sql remove(String revision) {
        return Sql.of(
                "DELETE FROM " + ledger.table("revision") + " WHERE version_table = ? AND revision = ?",
                table.toString(),
                revision);
    }

    /** Marks what is applied no more although no script of ours undid it: its scripts may be needed again. */
    Sql keep(String revision) {
        return Sql.of(
                "UPDATE " + ledger.table("revision") + " SET undone_at = pg_catalog.clock_timestamp()"
                        + " WHERE version_table = ? AND revision = ? AND undone_at IS NULL",
                table.toString(),
                revision);
    }

    Sql beginRun(String target, List<String> rows) {
        return Sql.of(
                "INSERT INTO " + ledger.table("run") + " (version_table, target, rows_before) VALUES (?, ?, ?)",
                table.toString(),
                target,
                rows);
    }

    /** @param run an expression for the run's id */
    Sql endRun(Sql run, String outcome, String message, List<String> rows) {
        Sql set = Sql.of(
                "UPDATE " + ledger.table("run")
                        + " SET outcome = ?, message = ?, rows_after = ?, finished_at = pg_catalog.clock_timestamp()"
                        + " WHERE id = " + run.text(),
                outcome,
                message,
                rows);
        set.values().addAll(run.values());
        return set;
    }

    /**
     * @param run an expression for the run's id
     * @param duration one for the time that it took
     */
    Sql addStep(Sql run, int position, String revision, String direction, Sql duration) {
        Sql insert = Sql.of("INSERT INTO " + ledger.table("step")
                + " (run, position, revision, direction, duration) VALUES (" + run.text() + ", ?, ?, ?, "
                + duration.text() + ")");
        insert.values().addAll(run.values());
        insert.values().addAll(List.of(position, revision, direction));
        insert.values().addAll(duration.values());
        return insert;
    }
}

package dev.retort.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything of a database that has to be the same, whatever happened on the way there: name, and lines. */
record Truth(Map<String, List<String>> facts) {
    private static final String OURS = " NOT IN ('pg_catalog', 'information_schema', 'pg_toast')";

    /**
     * What anybody would see who looks: the schema, each statement's trace, the rows, what the ledger says, what the archive
     * keeps. Left out are the numbers of what is kept, which are drawn, and times.
     */
    private static final Map<String, String> QUESTIONS = Map.ofEntries(
            Map.entry("statements that took effect", "SELECT a::text FROM audit AS a ORDER BY 1"),
            Map.entry("version rows", "SELECT version_num FROM alembic_version ORDER BY 1"),
            Map.entry(
                    "ledger's revisions",
                    "SELECT (revision, down_revisions, depends_on, branch_labels, message, file,"
                            + " up_script, up_line, up_transactional, down_script, down_line, down_transactional, checksum,"
                            + " undone_at)::text FROM retort.revision ORDER BY 1"),
            Map.entry("ledger's steps", "SELECT (direction, revision)::text FROM retort.step ORDER BY 1"),
            Map.entry(
                    "archive's items",
                    "SELECT (revision, direction, kind, schema_name, table_name, keyless, key_columns, columns, types, moved,"
                            + " rows_kept, foreign_keys, last_value, is_called, put_back_at IS NULL, rows_put_back, note,"
                            + " dropped_at IS NULL)::text FROM retort.archive ORDER BY 1"),
            Map.entry("half-done statements", "SELECT p::text FROM retort.progress AS p"),
            Map.entry(
                    "columns",
                    "SELECT (attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull,"
                            + " pg_get_expr(adbin, adrelid))::text FROM pg_attribute JOIN pg_class c ON c.oid = attrelid"
                            + " LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum"
                            + " WHERE relnamespace::regnamespace::text" + OURS
                            + " AND relname NOT LIKE 'kept\\_%' AND attnum > 0 AND NOT attisdropped"
                            + " ORDER BY 1"),
            Map.entry(
                    "constraints",
                    "SELECT (conrelid::regclass, conname, convalidated, pg_get_constraintdef(oid))::text"
                            + " FROM pg_constraint WHERE connamespace::regnamespace::text" + OURS
                            + " AND conrelid::regclass::text NOT LIKE 'retort.kept\\_%' ORDER BY 1"),
            Map.entry(
                    "indexes",
                    "SELECT (pg_get_indexdef(indexrelid), indisvalid, indisready)::text FROM pg_index"
                            + " JOIN pg_class c ON c.oid = indexrelid WHERE relnamespace::regnamespace::text" + OURS
                            + " AND relname NOT LIKE 'kept\\_%'"
                            + " ORDER BY 1"),
            Map.entry(
                    "functions",
                    "SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace::regnamespace::text" + OURS
                            + " ORDER BY 1"),
            Map.entry("triggers", "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1"),
            Map.entry(
                    "views",
                    "SELECT (schemaname, viewname, definition)::text FROM pg_views WHERE schemaname" + OURS
                            + " ORDER BY 1"));

    private static final String ROWS = "rows of ";
    private static final String TABLES =
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'audit' ORDER BY 1";

    static Truth of(Connection connection) throws SQLException {
        Map<String, List<String>> facts = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> question : QUESTIONS.entrySet()) {
                facts.put(question.getKey(), lines(statement, question.getValue()));
            }
            for (String table : lines(statement, TABLES)) {
                facts.put(ROWS + table, lines(statement, "SELECT t::text FROM " + table + " AS t ORDER BY 1"));
            }
            facts.put("rows that the archive keeps", kept(statement));
        }
        return new Truth(facts);
    }

    /** Each row with the item that it belongs to: one that is kept by two items is there twice. */
    private static List<String> kept(Statement statement) throws SQLException {
        List<String> kept = new ArrayList<>();
        for (String item : lines(
                statement,
                "SELECT id || ' ' || (revision, direction, kind, table_name, columns)::text FROM retort.archive"
                        + " WHERE to_regclass('retort.kept_' || id) IS NOT NULL")) {
            String[] parts = item.split(" ", 2);
            lines(statement, "SELECT t::text FROM retort.kept_" + parts[0] + " AS t")
                    .forEach(row -> kept.add(parts[1] + ": " + row));
        }
        kept.sort(null);
        return kept;
    }

    List<String> rowsOf(String table) {
        return facts.getOrDefault(ROWS + table, List.of());
    }

    private static List<String> lines(Statement statement, String question) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(question)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }

    /** What differs from another, one line each. */
    List<String> differences(Truth other) {
        List<String> differences = new ArrayList<>();
        Map<String, List<String>> all = new TreeMap<>(other.facts);
        all.putAll(facts);
        for (String name : all.keySet()) {
            List<String> ours = new ArrayList<>(facts.getOrDefault(name, List.of("none")));
            List<String> theirs = new ArrayList<>(other.facts.getOrDefault(name, List.of("none")));
            if (!ours.equals(theirs)) {
                facts.getOrDefault(name, List.of()).forEach(theirs::remove);
                other.facts.getOrDefault(name, List.of()).forEach(ours::remove);
                differences.add(name + ": too much " + ours + ", missing " + theirs);
            }
        }
        return differences;
    }
}

package dev.retort.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tables of a database as somebody finds them who knows nothing of their migrations; by their numbers in the catalog. */
record LiveTables(Map<Long, Table> tables) {
    /**
     * A column.
     *
     * @param type as PostgreSQL writes it
     * @param needed whether a row needs a value for it
     */
    record Column(int number, String name, String type, boolean needed) {}

    /** @param referenced whether rows of others depend on its rows */
    record Table(long oid, String name, boolean referenced, SortedMap<Integer, Column> columns, List<Integer> key) {
        /** The columns that tell a row, as one value. */
        String keyText() {
            return "concat_ws('/', "
                    + String.join(
                            ", ",
                            key.stream().map(number -> column(number).name()).toList()) + ")";
        }

        Column column(int number) {
            return Optional.ofNullable(columns.get(number)).orElseThrow();
        }
    }

    /** Tables with a primary key; of partitions their root speaks. */
    static LiveTables of(TestingDatabase.Url url) {
        Map<Long, Table> tables = new LinkedHashMap<>();
        for (String line : url.query("""
                SELECT concat_ws(E'\\t', c.oid, c.oid::regclass, EXISTS (SELECT FROM pg_constraint f WHERE f.confrelid = c.oid),
                    a.attnum, quote_ident(a.attname), format_type(a.atttypid, a.atttypmod), a.attnum = ANY (i.indkey::int2[]),
                    a.attnotnull AND NOT a.atthasdef AND a.attidentity = '')
                FROM pg_class c JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> 'alembic_version'
                    AND c.relnamespace NOT IN (SELECT oid FROM pg_namespace WHERE nspname IN ('pg_catalog', 'retort'))
                ORDER BY c.relname, a.attnum""")) {
            List<String> parts = List.of(line.split("\t", -1));
            Table table = tables.computeIfAbsent(
                    Long.valueOf(parts.get(0)),
                    oid -> new Table(oid, parts.get(1), parts.get(2).equals("t"), new TreeMap<>(), new ArrayList<>()));
            int number = Integer.parseInt(parts.get(3));
            table.columns()
                    .put(
                            number,
                            new Column(
                                    number,
                                    parts.get(4),
                                    parts.get(5),
                                    parts.get(7).equals("t")));
            if (parts.get(6).equals("t")) {
                table.key().add(number);
            }
        }
        return new LiveTables(tables);
    }

    /** A table's rows: the values of its columns as text, by the columns' numbers, under the row's key. */
    static SortedMap<String, SortedMap<Integer, String>> rows(TestingDatabase.Url url, Table table) {
        SortedMap<String, SortedMap<Integer, String>> rows = new TreeMap<>();
        for (Column column : table.columns().values()) {
            String separator = "|#|";
            for (String row : url.query("SELECT " + table.keyText() + " || '" + separator + "' || coalesce("
                    + column.name() + "::text, '<null>') FROM " + table.name())) {
                int at = row.indexOf(separator);
                rows.computeIfAbsent(row.substring(0, at), key -> new TreeMap<>())
                        .put(column.number(), row.substring(at + separator.length()));
            }
        }
        return rows;
    }
}

package dev.retort.packaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a database holds, as lines that can be compared: the catalog of schema {@code public}, and every row of its tables. */
record Snapshot(List<String> lines) {
    private static final String CATALOG = """
            SELECT format('column %s.%s at %s: %s(%s,%s) null=%s default=%s identity=%s', table_name, column_name,
                row_number() OVER (PARTITION BY table_name ORDER BY ordinal_position), data_type, numeric_precision,
                numeric_scale, is_nullable, column_default, identity_generation) AS line
            FROM information_schema.columns WHERE table_schema = 'public'
            UNION ALL
            SELECT format('index %s, valid=%s', pg_get_indexdef(indexrelid), indisvalid)
            FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid WHERE relnamespace = 'public'::regnamespace
            UNION ALL
            SELECT format('constraint %s.%s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
            FROM pg_constraint WHERE connamespace = 'public'::regnamespace
            UNION ALL
            SELECT 'function ' || pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
            UNION ALL
            SELECT 'trigger ' || pg_get_triggerdef(pg_trigger.oid) FROM pg_trigger WHERE NOT tgisinternal
            UNION ALL
            SELECT format('relation %s %s %s', oid::regclass, relkind, pg_get_viewdef(oid))
            FROM pg_class WHERE relnamespace = 'public'::regnamespace
            ORDER BY line
            """;

    static Snapshot of(Connection connection) throws SQLException {
        var tables = lines(connection, """
                SELECT format('SELECT ''row '' || %1$L || to_jsonb(line)::text FROM %1$I AS line ORDER BY 1', table_name)
                FROM information_schema.tables
                WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name
                """);
        var found = new ArrayList<>(lines(connection, CATALOG));
        for (var select : tables) {
            found.addAll(lines(connection, select));
        }
        return new Snapshot(List.copyOf(found));
    }

    /** What is gone, after a minus, and what is new, after a plus. */
    List<String> changesSince(Snapshot before) {
        return Stream.concat(
                        before.lines.stream()
                                .filter(line -> !lines.contains(line))
                                .map("- "::concat),
                        lines.stream()
                                .filter(line -> !before.lines.contains(line))
                                .map("+ "::concat))
                .toList();
    }

    private static List<String> lines(Connection connection, String select) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(select)) {
            var lines = new ArrayList<String>();
            while (result.next()) {
                lines.add(result.getString(1));
            }
            return List.copyOf(lines);
        }
    }
}

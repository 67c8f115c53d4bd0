package dev.retort.schema.change;

import java.util.ArrayList;
import java.util.List;

/** What pg_dump says of a schema, without what is no property of it. */
final class DumpText {
    private DumpText() {}

    /**
     * Without comments and settings, and with the columns of each table sorted, and what is said of them after it, since no SQL puts
     * one column before another.
     */
    static List<String> of(String dump) {
        List<String> lines = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        boolean inTable = false;
        for (String line : dump.lines().toList()) {
            if (inTable && line.startsWith(")")) {
                columns.sort(null);
                lines.addAll(columns);
                columns.clear();
                inTable = false;
            }
            if (inTable) {
                columns.add(line.endsWith(",") ? line.substring(0, line.length() - 1) : line);
            } else if (!line.isBlank() && !line.startsWith("--") && !line.startsWith("SET ")) {
                lines.add(line);
            }
            inTable |= line.matches("CREATE (UNLOGGED |FOREIGN )?TABLE .*\\($|CREATE TYPE .* AS \\($");
        }
        return sorted(lines);
    }

    private static List<String> sorted(List<String> lines) {
        List<String> sorted = new ArrayList<>(lines);
        for (int start = 0; start < sorted.size(); start++) {
            int end = start;
            while (end < sorted.size() && sorted.get(end).startsWith("COMMENT ON COLUMN ")) {
                end++;
            }
            sorted.subList(start, end).sort(null);
            start = Math.max(start, end - 1);
        }
        return sorted;
    }
}

package dev.retort.schema.change;

import dev.retort.schema.PrintedText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What pg_dump says of a schema, without what is no property of it. */
final class DumpText {
    /** Begins what it says of one object. */
    private static final String OBJECT = "(?m)^(?=-- Name: )";

    private DumpText() {}

    /**
     * Without comments and settings; with an array's cast at each of its elements, where PostgreSQL itself puts it as soon as it reads
     * what it has printed; with the objects sorted, which come in another order at times where they have the same name,
     * and with the columns of each table sorted, since no SQL puts one before another.
     */
    static List<String> of(String dump) {
        return Stream.of(dump.split(OBJECT))
                .map(object -> String.join("\n", lines(object)))
                .sorted()
                .flatMap(String::lines)
                .toList();
    }

    private static List<String> lines(String object) {
        List<String> lines = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        boolean inTable = false;
        for (String line : object.lines().toList()) {
            if (inTable && line.startsWith(")")) {
                columns.sort(null);
                lines.addAll(columns);
                columns.clear();
                inTable = false;
            }
            if (inTable) {
                columns.add(PrintedText.settled(line.endsWith(",") ? line.substring(0, line.length() - 1) : line));
            } else if (!line.isBlank() && !line.startsWith("--") && !line.startsWith("SET ")) {
                lines.add(PrintedText.settled(line));
            }
            inTable |= line.matches("CREATE (UNLOGGED |FOREIGN )?TABLE .*\\($|CREATE TYPE .* AS \\($");
        }
        return lines;
    }
}

package dev.retort.engine;

import dev.retort.schema.change.Statement;
import java.util.List;
import java.util.stream.Collectors;

/** Statements as a person reads them in a file. */
public final class ScriptText {
    private ScriptText() {}

    /** Each with its semicolon and a line end, below its remarks as comments. */
    public static String of(List<Statement> statements) {
        return statements.stream().map(ScriptText::of).collect(Collectors.joining());
    }

    /** With a line above each part that says in what transaction it runs. */
    public static String ofParts(List<List<Statement>> parts) {
        return parts.stream()
                .map(part -> (part.getFirst().alone()
                                ? "-- outside a transaction, each by itself:\n"
                                : "-- in a transaction:\n")
                        + of(part))
                .collect(Collectors.joining("\n"));
    }

    private static String of(Statement statement) {
        return statement.remarks().stream()
                        .flatMap(String::lines)
                        .map(line -> "-- " + line + "\n")
                        .collect(Collectors.joining())
                + statement.sql() + ";\n";
    }
}

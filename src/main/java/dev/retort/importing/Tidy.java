package dev.retort.importing;

import java.util.ArrayList;
import java.util.List;

/** SQLAlchemy ends lines with blanks and begins them with tabs; files that people read have neither. */
final class Tidy {
    private Tidy() {}

    /** Changes nothing where a line may lie inside a quote. */
    static String of(String statement) {
        if (statement.contains("$")
                || statement.contains("\\")
                || statement.contains("--")
                || statement.contains("/*")) {
            return statement;
        }
        List<String> lines = new ArrayList<>();
        boolean quoted = false;
        for (String line : statement.split("\n", -1)) {
            boolean opensOrCloses =
                    line.chars().filter(c -> c == '\'' || c == '"').count() % 2 == 1;
            boolean endsQuoted = quoted != opensOrCloses;
            String begin = quoted ? line : line.replaceFirst("^\t", "    ");
            lines.add(endsQuoted ? begin : begin.replaceFirst("[ \t\r]+$", ""));
            quoted = endsQuoted;
        }
        return String.join("\n", lines);
    }
}

package dev.retort.schema.change;

import dev.retort.sql.SqlName;
import java.nio.charset.StandardCharsets;

/** Names for what stands beside something, or stays for a while only; PostgreSQL cuts names after 63 bytes, and two may then be one. */
final class TemporaryName {
    private static final int LONGEST = 63;

    private TemporaryName() {}

    /** A name, with something behind it, as SQL wants it. */
    static String of(String name, String end) {
        String start = plain(name);
        while ((start + end).getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            start = start.substring(0, start.offsetByCodePoints(start.length(), -1));
        }
        return SqlName.quoted(start + end);
    }

    /** A name without the quotes that SQL may want. */
    static String plain(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }
}

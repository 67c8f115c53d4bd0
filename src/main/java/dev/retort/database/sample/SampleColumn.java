package dev.retort.database.sample;

import dev.retort.database.VersionTable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A column that a row may fill.
 *
 * @param type as SQL writes it; of a domain the domain
 * @param base the type's name below all domains
 * @param category of {@code pg_type.typcategory}
 * @param width most characters, or 0
 * @param optional whether it may be left out
 * @param checks constraints that speak of this column alone
 * @param reference what a foreign key has it refer to: a query of its values, with a {@code :number} where the number goes
 */
record SampleColumn(
        String name,
        String type,
        String base,
        String category,
        int width,
        boolean optional,
        String checks,
        Optional<String> reference) {
    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'::");

    /** An expression that gives another value for each number, or nothing where none is known. */
    Optional<String> value(int number) {
        if (reference.isPresent()) {
            return Optional.of("(" + reference.get().replace(":number", String.valueOf(number)) + " LIMIT 1)");
        }
        return plain(number).map(value -> "(" + value + ")::" + type);
    }

    private Optional<String> plain(int number) {
        List<String> named = LITERAL.matcher(checks)
                .results()
                .map(found -> found.group(1))
                .filter(value -> !value.isBlank())
                .toList();
        if (!named.isEmpty() && category.equals("S")) {
            return Optional.of("'" + named.get(number % named.size()) + "'");
        }
        return switch (category) {
            case "N" -> Optional.of(base.equals("oid") || base.startsWith("reg") ? "1" : String.valueOf(number));
            case "S" -> Optional.of(text(number));
            case "B" -> Optional.of(number % 2 == 0 ? "true" : "false");
            case "D" ->
                Optional.of(
                        base.startsWith("time") && !base.startsWith("timestamp")
                                ? "time '00:00' + interval '1 minute' * " + number
                                : "timestamp '2001-01-01' + interval '1 day' * " + number);
            case "T" -> Optional.of("interval '1 hour' * " + number);
            case "E" ->
                Optional.of("(pg_catalog.enum_range(NULL::" + type + "))[1 + " + number
                        + " % pg_catalog.array_length(pg_catalog.enum_range(NULL::" + type + "), 1)]");
            case "A" -> Optional.of("'{}'");
            case "I" -> Optional.of("'10.0." + number / 250 % 250 + "." + number % 250 + "'");
            case "R" -> Optional.of("'empty'");
            case "V" -> Optional.of("'1'");
            case "U" -> other(number);
            default -> Optional.empty();
        };
    }

    private String text(int number) {
        String text = "v" + Integer.toString(number, 36);
        return width > 0 && text.length() > width
                ? "'" + text.substring(text.length() - width) + "'"
                : "'" + text + "'";
    }

    private Optional<String> other(int number) {
        return switch (base) {
            case "uuid" -> Optional.of("pg_catalog.md5('" + number + "')");
            case "json", "jsonb" -> Optional.of("'{\"n\": " + number + "}'");
            case "bytea" -> Optional.of("pg_catalog.decode('" + String.format("%08x", number) + "', 'hex')");
            case "xml" -> Optional.of("'<n>" + number + "</n>'");
            case "tsvector" -> Optional.of("'v" + number + "'");
            case "macaddr" -> Optional.of("'08:00:2b:01:02:" + String.format("%02x", number % 256) + "'");
            default -> Optional.empty();
        };
    }

    String quoted() {
        return VersionTable.quote(name);
    }
}

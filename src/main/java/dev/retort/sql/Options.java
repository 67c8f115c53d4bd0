package dev.retort.sql;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A list of options in parentheses: {@code (CONCURRENTLY, VERBOSE off)} or {@code (connect = false, slot_name = 'x')}.
 *
 * @param values by name, in small letters; an option without a value has the value {@code true}
 */
record Options(Map<String, String> values) {

    /** The options that stand at the beginning of a phrase; none where no parenthesis does. */
    static Options at(Phrase phrase) {
        Map<String, String> values = new LinkedHashMap<>();
        Phrase at = phrase;
        while (at.startsWith(TokenKind.OPEN_PARENTHESIS) || at.startsWith(',')) {
            Phrase name = at.rest();
            if (name.isEmpty() || name.startsWith(TokenKind.CLOSE_PARENTHESIS)) {
                break;
            }
            Phrase value = name.rest().startsWith('=') ? name.rest().rest() : name.rest();
            boolean bare = value.isEmpty() || value.startsWith(',') || value.startsWith(TokenKind.CLOSE_PARENTHESIS);
            values.put(name.value(), bare ? "true" : value.value());
            at = bare ? value : value.rest();
        }
        return new Options(values);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** An option that is off, in the words that PostgreSQL takes for it. */
    boolean isOff(String name) {
        return switch (Optional.ofNullable(values.get(name)).orElse("true")) {
            case "false", "off", "0" -> true;
            default -> false;
        };
    }

    boolean isOn(String name) {
        return has(name) && !isOff(name);
    }
}

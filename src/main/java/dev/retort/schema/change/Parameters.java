package dev.retort.schema.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Attributes that are lines of {@code name=value}. */
final class Parameters {
    private Parameters() {}

    /** Sets those that changed, and resets those that are gone. */
    static List<Statement> alter(String start, Alter alter, String attribute, String prefix) {
        Map<String, String> old = map(alter.before().attribute(attribute));
        Map<String, String> now = map(alter.after().attribute(attribute));
        List<Statement> statements = new ArrayList<>();
        String set = now.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(old.get(entry.getKey())))
                .map(entry -> prefix + entry.getKey() + "=" + Names.literal(entry.getValue()))
                .collect(Collectors.joining(", "));
        String reset = old.keySet().stream()
                .filter(name -> !now.containsKey(name))
                .map(name -> prefix + name)
                .collect(Collectors.joining(", "));
        if (!set.isEmpty()) {
            statements.add(Statement.of(start + " SET (" + set + ")"));
        }
        if (!reset.isEmpty()) {
            statements.add(Statement.of(start + " RESET (" + reset + ")"));
        }
        return statements;
    }

    /** Foreign data's options: added, set and dropped. */
    static List<Statement> options(String start, Alter alter, String attribute) {
        Map<String, String> old = map(alter.before().attribute(attribute));
        Map<String, String> now = map(alter.after().attribute(attribute));
        List<String> changes = new ArrayList<>();
        now.forEach((name, value) -> {
            if (!value.equals(old.get(name))) {
                changes.add(
                        (old.containsKey(name) ? "SET " : "ADD ") + Names.quoted(name) + " " + Names.literal(value));
            }
        });
        old.keySet().stream()
                .filter(name -> !now.containsKey(name))
                .forEach(name -> changes.add("DROP " + Names.quoted(name)));
        return changes.isEmpty()
                ? List.of()
                : List.of(Statement.of(start + " OPTIONS (" + String.join(", ", changes) + ")"));
    }

    private static Map<String, String> map(Optional<String> lines) {
        Map<String, String> map = new LinkedHashMap<>();
        lines.ifPresent(text -> text.lines().forEach(line -> {
            int at = line.indexOf('=');
            map.put(at < 0 ? line : line.substring(0, at), at < 0 ? "true" : line.substring(at + 1));
        }));
        return map;
    }
}

package dev.retort.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How an attribute that differs is shown: of a long one only the lines that do. */
final class AttributeText {
    private AttributeText() {}

    static List<String> lines(String name, Optional<String> before, Optional<String> after) {
        List<String> old = before.map(text -> List.of(text.split("\n", -1))).orElse(List.of());
        List<String> now = after.map(text -> List.of(text.split("\n", -1))).orElse(List.of());
        int start = 0;
        while (start < old.size() && start < now.size() && old.get(start).equals(now.get(start))) {
            start++;
        }
        int end = 0;
        while (end < old.size() - start
                && end < now.size() - start
                && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        List<String> lines = new ArrayList<>();
        old.subList(start, old.size() - end).forEach(line -> lines.add("    - " + name + ": " + line));
        now.subList(start, now.size() - end).forEach(line -> lines.add("    + " + name + ": " + line));
        return lines;
    }
}

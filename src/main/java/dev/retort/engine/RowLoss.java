package dev.retort.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says which rows are no longer there. */
final class RowLoss {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RowLoss() {}

    /** What came between two states: the rows that only the second one has. */
    static Map<String, List<String>> added(Map<String, List<String>> before, Map<String, List<String>> after) {
        return after.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        table -> without(table.getValue(), before.getOrDefault(table.getKey(), List.of()))));
    }

    private static List<String> without(List<String> rows, List<String> others) {
        List<String> left = new ArrayList<>(rows);
        others.forEach(left::remove);
        return left;
    }

    /** A line a table that has lost some of these rows. */
    static List<String> lines(Map<String, List<String>> expected, Map<String, List<String>> found) {
        List<String> lines = new ArrayList<>();
        expected.forEach((table, rows) -> {
            List<String> there = found.getOrDefault(table, List.of());
            List<String> gone = without(rows, there);
            if (!gone.isEmpty()) {
                lines.add(line(table, rows.size(), gone, without(there, rows)));
            }
        });
        return lines;
    }

    private static String line(String table, int all, List<String> gone, List<String> candidates) {
        Set<String> columns = new TreeSet<>();
        for (String row : gone) {
            candidates.stream()
                    .map(candidate -> differing(row, candidate))
                    .min(Comparator.comparingInt(Set::size))
                    .filter(names -> names.size() * 2 <= parse(row).size())
                    .ifPresent(columns::addAll);
        }
        return gone.size() + " of " + all + " rows of " + table
                + (columns.isEmpty() ? " are gone" : " have lost their values in " + String.join(", ", columns));
    }

    private static Set<String> differing(String row, String candidate) {
        JsonNode one = parse(row);
        JsonNode other = parse(candidate);
        Set<String> names = new TreeSet<>();
        one.fieldNames().forEachRemaining(name -> {
            if (!one.path(name).equals(other.path(name))) {
                names.add(name);
            }
        });
        return names;
    }

    private static JsonNode parse(String row) {
        try {
            return JSON.readTree(row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL printed JSON that is none", e);
        }
    }
}

package dev.retort.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The chart's values, each with its default and what {@code values.yaml} says of it in a comment that begins with {@code --}. */
record ValuesTable(List<Row> rows, JsonNode values) {
    private static final Pattern KEY = Pattern.compile("( *)(\\w+):.*");
    private static final String MARK = "# -- ";

    record Row(String path, JsonNode preset, String description) {}

    static ValuesTable read(Path file) {
        try {
            var text = Files.readString(file);
            return new ValuesTable(rows(text, new YAMLMapper().readTree(text)), new YAMLMapper().readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private static List<Row> rows(String text, JsonNode values) {
        var rows = new ArrayList<Row>();
        var path = new ArrayDeque<String>();
        var description = "";
        for (var line : text.lines().toList()) {
            var key = KEY.matcher(line);
            if (line.strip().startsWith(MARK)) {
                description = line.strip().substring(MARK.length());
            } else if (key.matches()) {
                var depth = key.group(1).length() / 2;
                while (path.size() > depth) {
                    path.removeLast();
                }
                path.addLast(key.group(2));
                if (!description.isEmpty()) {
                    rows.add(new Row(String.join(".", path), values.at("/" + String.join("/", path)), description));
                    description = "";
                }
            }
        }
        return List.copyOf(rows);
    }

    String markdown() {
        return rows.stream()
                .map(row -> "| `%s` | `%s` | %s |\n".formatted(row.path(), row.preset(), row.description()))
                .collect(Collectors.joining("", "| value | default | meaning |\n| --- | --- | --- |\n", ""));
    }

    /** Values that no row tells of, neither themselves nor as a part of a structure that has one. */
    List<String> undocumented() {
        return leaves("", values)
                .filter(leaf ->
                        rows.stream().noneMatch(row -> leaf.equals(row.path()) || leaf.startsWith(row.path() + ".")))
                .toList();
    }

    private static Stream<String> leaves(String path, JsonNode node) {
        if (!node.isObject() || node.isEmpty()) {
            return Stream.of(path);
        }
        return node.propertyStream()
                .flatMap(child ->
                        leaves(path.isEmpty() ? child.getKey() : path + "." + child.getKey(), child.getValue()));
    }
}

package dev.retort.database.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A table that rows can be put into.
 *
 * @param name as SQL writes it, with its schema
 * @param shape what it looks like; another one after its columns changed
 */
record SampleTable(String name, String shape, List<SampleColumn> columns) {
    SampleTable {
        columns = List.copyOf(columns);
    }

    /** Statements that put one row in, the fullest first, for where the table refuses it. */
    List<String> inserts(int number) {
        List<SampleColumn> needed =
                columns.stream().filter(column -> !column.optional()).toList();
        List<SampleColumn> withoutReferences = columns.stream()
                .filter(column -> !column.optional() || column.reference().isEmpty())
                .toList();
        return List.of(insert(columns, number), insert(withoutReferences, number), insert(needed, number)).stream()
                .distinct()
                .toList();
    }

    private String insert(List<SampleColumn> filled, int number) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (SampleColumn column : filled) {
            Optional<String> value = column.value(number);
            value.ifPresent(expression -> {
                names.add(column.quoted());
                values.add(expression);
            });
        }
        return names.isEmpty()
                ? "INSERT INTO " + name + " DEFAULT VALUES"
                : "INSERT INTO " + name + " (" + names.stream().collect(Collectors.joining(", ")) + ") VALUES ("
                        + String.join(", ", values) + ")";
    }
}

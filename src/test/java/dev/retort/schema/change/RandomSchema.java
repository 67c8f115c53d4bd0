package dev.retort.schema.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A random schema that can be edited at random: tables with keys, checks, references, indexes, views and triggers over them, enums,
 * domains and functions. Objects keep their names, so that an edit changes some and not all.
 */
final class RandomSchema {
    private static final List<String> TYPES = List.of(
            "integer",
            "bigint",
            "text",
            "varchar(20)",
            "varchar(80)",
            "numeric(10,2)",
            "boolean",
            "date",
            "timestamptz",
            "jsonb",
            "text[]",
            "uuid");
    private static final List<String> LABELS = List.of("red", "green", "blue", "black", "white", "grey");

    private static final class Table {
        final Map<String, String> columns = new TreeMap<>();
        final Map<String, String> parts = new TreeMap<>();
        boolean key = true;
    }

    private final Random random;
    private final Map<String, Table> tables = new TreeMap<>();
    private final Map<String, List<String>> enums = new TreeMap<>();
    private final Map<String, String> domains = new TreeMap<>();
    private final Map<String, Integer> functions = new TreeMap<>();
    private int names;

    RandomSchema(Random random) {
        this.random = random;
        for (int i = 0; i < 3 + random.nextInt(3); i++) {
            edit();
            addTable();
        }
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String name(String kind) {
        return kind + names++;
    }

    private void addTable() {
        Table table = new Table();
        for (int i = 0; i < 2 + random.nextInt(4); i++) {
            table.columns.put(name("c"), type());
        }
        table.key = random.nextInt(6) > 0;
        tables.put(name("t"), table);
    }

    /** A type with what may follow it. */
    private String type() {
        int dice = random.nextInt(12);
        if (dice == 0 && !enums.isEmpty()) {
            String name = one(List.copyOf(enums.keySet()));
            return name
                    + (random.nextBoolean()
                            ? " DEFAULT '" + enums.getOrDefault(name, LABELS).getFirst() + "'"
                            : "");
        }
        if (dice == 1 && !domains.isEmpty()) {
            return one(List.copyOf(domains.keySet()));
        }
        if (dice == 2) {
            return "integer DEFAULT " + random.nextInt(100);
        }
        if (dice == 3 && !functions.isEmpty()) {
            return "integer DEFAULT " + one(List.copyOf(functions.keySet())) + "(" + random.nextInt(9) + ")";
        }
        if (dice == 4) {
            return "text DEFAULT '" + one(LABELS) + "' NOT NULL";
        }
        return dice == 5 ? "serial" : one(TYPES);
    }

    /** Changes something. */
    void edit() {
        switch (random.nextInt(14)) {
            case 0 -> addTable();
            case 1 -> removeTable();
            case 2, 3 -> table().ifPresent(table -> table.columns.put(name("c"), type()));
            case 4 -> table().ifPresent(this::removeColumn);
            case 5, 6 -> table().ifPresent(this::changeColumn);
            case 7 -> enums.put(name("e"), new ArrayList<>(LABELS.subList(0, 2 + random.nextInt(4))));
            case 8 -> editEnum();
            case 9 ->
                domains.put(
                        domains.isEmpty() || random.nextBoolean() ? name("d") : one(List.copyOf(domains.keySet())),
                        "text CHECK (length(VALUE) < " + (100 + random.nextInt(900)) + ")");
            case 10 ->
                functions.put(
                        functions.isEmpty() || random.nextBoolean() ? name("f") : one(List.copyOf(functions.keySet())),
                        random.nextInt(100));
            case 11, 12 -> table().ifPresent(this::addPart);
            default ->
                table().ifPresent(table -> {
                    if (!table.parts.isEmpty()) {
                        table.parts.remove(one(List.copyOf(table.parts.keySet())));
                    }
                });
        }
    }

    private java.util.Optional<Table> table() {
        return tables.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(one(List.copyOf(tables.values())));
    }

    private void removeTable() {
        if (tables.size() > 2) {
            String name = one(List.copyOf(tables.keySet()));
            tables.remove(name);
            tables.values().forEach(table -> table.parts.values().removeIf(part -> part.contains(" " + name + " ")));
        }
    }

    private void removeColumn(Table table) {
        if (table.columns.size() > 1) {
            String column = one(List.copyOf(table.columns.keySet()));
            table.columns.remove(column);
            table.parts.values().removeIf(part -> part.matches("(?s).*\\b" + column + "\\b.*"));
        }
    }

    private void changeColumn(Table table) {
        String column = one(List.copyOf(table.columns.keySet()));
        String before = String.valueOf(table.columns.get(column));
        boolean used = table.parts.values().stream().anyMatch(part -> part.matches("(?s).*\\b" + column + "\\b.*"));
        table.columns.put(
                column,
                switch (random.nextInt(4)) {
                    case 0 ->
                        before.contains("NOT NULL") || before.equals("serial")
                                ? before.replace(" NOT NULL", "")
                                : before + " NOT NULL";
                    case 1 -> before.replaceFirst("varchar\\(\\d+\\)", "text");
                    case 2 -> before.startsWith("integer") ? before.replaceFirst("integer", "bigint") : before;
                    default -> used ? before : type();
                });
    }

    private void editEnum() {
        if (!enums.isEmpty()) {
            List<String> labels = enums.get(one(List.copyOf(enums.keySet())));
            if (labels != null && labels.size() < LABELS.size()) {
                LABELS.stream()
                        .filter(label -> !labels.contains(label))
                        .findFirst()
                        .ifPresent(label -> labels.add(1 + random.nextInt(labels.size()), label));
            } else if (labels != null) {
                labels.remove(labels.size() - 1);
            }
        }
    }

    /** Something of a table's own; NAME stands for the table, ID for what is made. */
    private void addPart(Table table) {
        String column = one(List.copyOf(table.columns.keySet()));
        String type = String.valueOf(table.columns.get(column));
        boolean sortable = !type.startsWith("jsonb");
        String id = name("p");
        String other = one(List.copyOf(tables.keySet()));
        Table target = tables.get(other);
        table.parts.put(
                id,
                switch (random.nextInt(9)) {
                    case 0 ->
                        sortable
                                ? "CREATE INDEX ID ON NAME (" + column + ")"
                                : "COMMENT ON COLUMN NAME." + column + " IS 'j'";
                    case 1 ->
                        sortable
                                ? "CREATE UNIQUE INDEX ID ON NAME (" + column + ") WHERE " + column + " IS NOT NULL"
                                : "COMMENT ON TABLE NAME IS 'x'";
                    case 2 ->
                        "ALTER TABLE NAME ADD CONSTRAINT ID CHECK (" + column + " IS NOT NULL OR id > "
                                + random.nextInt(9) + ")";
                    case 3 -> "CREATE VIEW ID AS SELECT id, " + column + " FROM NAME WHERE id > " + random.nextInt(9);
                    case 4 -> "COMMENT ON COLUMN NAME." + column + " IS 'it''s " + random.nextInt(9) + "'";
                    case 5 ->
                        target != null && target.key && !other.isEmpty() && !target.equals(table)
                                ? "ALTER TABLE NAME ADD COLUMN r" + id + " bigint REFERENCES " + other
                                        + " ON DELETE CASCADE"
                                : "ALTER TABLE NAME ENABLE ROW LEVEL SECURITY; CREATE POLICY ID ON NAME USING (id > "
                                        + random.nextInt(9) + ")";
                    case 6 ->
                        "CREATE MATERIALIZED VIEW ID AS SELECT id, count(*) AS n FROM NAME GROUP BY id; CREATE INDEX ID_n ON ID (n)";
                    case 7 ->
                        "CREATE FUNCTION ID_f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER ID BEFORE"
                                + " UPDATE OF " + column + " ON NAME FOR EACH ROW EXECUTE FUNCTION ID_f()";
                    default -> "CREATE STATISTICS ID ON id, " + (sortable ? column : "id2") + " FROM NAME";
                });
    }

    /** As SQL. */
    String ddl() {
        Map<String, String> lines = new LinkedHashMap<>();
        enums.forEach((name, labels) ->
                lines.put(name, "CREATE TYPE " + name + " AS ENUM ('" + String.join("', '", labels) + "')"));
        domains.forEach((name, text) -> lines.put(name, "CREATE DOMAIN " + name + " AS " + text));
        functions.forEach((name, number) -> lines.put(
                name,
                "CREATE FUNCTION " + name + "(i integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT i + "
                        + number + "'"));
        tables.forEach((name, table) -> {
            List<String> columns = new ArrayList<>();
            columns.add("id bigint GENERATED BY DEFAULT AS IDENTITY" + (table.key ? " PRIMARY KEY" : ""));
            columns.add("id2 integer");
            table.columns.forEach((column, type) -> columns.add(column + " " + type));
            lines.put(name, "CREATE TABLE " + name + " (" + String.join(", ", columns) + ")");
        });
        tables.forEach((name, table) -> table.parts.forEach(
                (id, text) -> lines.put(name + id, text.replace("NAME", name).replace("ID", id))));
        return String.join(";\n", lines.values()) + ";\n";
    }
}

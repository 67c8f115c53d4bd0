package dev.retort.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Makes up revisions, each with a way up and a way back, and rows for what there is after each of them. */
final class RandomChain {
    /** A revision's two scripts. */
    record Change(String up, String down) {}

    private record Column(String type, boolean notNull) {}

    private static final class Table {
        private String name;
        private final String key;
        private final Map<String, Column> columns = new LinkedHashMap<>();
        private final Map<String, String> references = new LinkedHashMap<>();

        private Table(String name, String key) {
            this.name = name;
            this.key = key;
        }

        private String definition() {
            List<String> parts = new ArrayList<>();
            switch (key) {
                case "identity" -> parts.add("id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY");
                case "serial" -> parts.add("id serial PRIMARY KEY");
                case "natural" -> parts.add("code text PRIMARY KEY");
                case "pair" -> {
                    parts.add("a int NOT NULL");
                    parts.add("b text NOT NULL");
                    parts.add("PRIMARY KEY (a, b)");
                }
                default -> parts.add("anything int");
            }
            columns.forEach((name, column) -> parts.add(name + " " + column.type()
                    + (references.containsKey(name) ? " REFERENCES " + references.get(name) : "")
                    + (column.notNull() ? " NOT NULL" : "")));
            return "CREATE TABLE " + name + " (" + String.join(", ", parts) + ")";
        }

        private Column column(String name) {
            return Objects.requireNonNull(columns.get(name));
        }

        private boolean hasId() {
            return key.equals("identity") || key.equals("serial");
        }
    }

    private static final List<String> TYPES = List.of(
            "int",
            "bigint",
            "text",
            "varchar(20)",
            "numeric(10,2)",
            "boolean",
            "timestamptz",
            "date",
            "jsonb",
            "json",
            "uuid",
            "bytea",
            "int[]",
            "double precision",
            "real",
            "interval",
            "mood",
            "positive");

    private final RandomGenerator random;
    private final List<Table> tables = new ArrayList<>();
    private int names;

    RandomChain(RandomGenerator random) {
        this.random = random;
    }

    /** What every chain begins with. */
    static Change types() {
        return new Change(
                "CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy'); CREATE DOMAIN positive AS int CHECK (VALUE > 0);",
                "DROP TYPE mood; DROP DOMAIN positive;");
    }

    Change next() {
        while (true) {
            Optional<Change> change = one();
            if (change.isPresent()) {
                return change.get();
            }
        }
    }

    private Optional<Change> one() {
        return switch (random.nextInt(17)) {
            case 0, 1, 2 -> Optional.of(create());
            case 3, 4 -> any().map(this::addColumn);
            case 5 -> any().flatMap(this::dropColumn);
            case 6 -> dropTable();
            case 7 -> any().flatMap(this::renameColumn);
            case 8 -> any().map(this::renameTable);
            case 9, 10 -> any().flatMap(this::changeType);
            case 11 -> any().flatMap(this::multiply);
            case 12 -> any().flatMap(this::split);
            case 13 -> any().flatMap(this::seed);
            case 14 -> Optional.of(inSchema());
            case 15 -> Optional.of(partitioned());
            default -> any().filter(table -> table.hasId()).map(this::child);
        };
    }

    private Optional<Table> any() {
        return tables.isEmpty() ? Optional.empty() : Optional.of(tables.get(random.nextInt(tables.size())));
    }

    private String name(String what) {
        return what + ++names;
    }

    private static <T> T pick(RandomGenerator random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private Table table(String name) {
        Table table =
                new Table(name, pick(random, List.of("identity", "identity", "serial", "natural", "pair", "none")));
        int columns = random.nextInt(4);
        for (int i = 0; i < columns; i++) {
            table.columns.put(name("c"), new Column(pick(random, TYPES), false));
        }
        return table;
    }

    private Change create() {
        Table table = table(name("t"));
        tables.add(table);
        String definition = table.definition();
        String trigger = random.nextInt(4) == 0 ? trigger(table) : "";
        return new Change(
                definition + ";" + trigger,
                drop(table) + (trigger.isEmpty() ? "" : "DROP FUNCTION stamp_" + table.name + "();"));
    }

    private static String trigger(Table table) {
        table.columns.put("touched", new Column("timestamptz", false));
        return " ALTER TABLE " + table.name + " ADD touched timestamptz; CREATE FUNCTION stamp_" + table.name
                + "() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.touched = clock_timestamp(); RETURN NEW; END $$;"
                + " CREATE TRIGGER stamp BEFORE INSERT OR UPDATE ON " + table.name
                + " FOR EACH ROW EXECUTE FUNCTION stamp_"
                + table.name + "();";
    }

    private String drop(Table table) {
        return random.nextInt(5) == 0
                ? "DO $$ BEGIN EXECUTE 'DROP TABLE " + table.name + "'; END $$;"
                : "DROP TABLE " + table.name + ";";
    }

    private Change child(Table parent) {
        Table table = table(name("t"));
        String column = name("c");
        table.columns.put(column, new Column("bigint", random.nextBoolean()));
        table.references.put(
                column,
                parent.name
                        + pick(random, List.of("", " ON DELETE CASCADE", " ON DELETE SET NULL"))
                                .replace(
                                        " ON DELETE SET NULL",
                                        table.column(column).notNull() ? "" : " ON DELETE SET NULL"));
        tables.add(table);
        return new Change(table.definition() + ";", drop(table));
    }

    private Change inSchema() {
        String schema = name("s");
        Table table = table(schema + ".inner_table");
        tables.add(table);
        return new Change(
                "CREATE SCHEMA " + schema + "; " + table.definition() + ";", "DROP SCHEMA " + schema + " CASCADE;");
    }

    private Change partitioned() {
        Table table = new Table(name("t"), "natural");
        table.columns.put(name("c"), new Column("text", false));
        tables.add(table);
        return new Change(
                table.definition() + " PARTITION BY HASH (code); CREATE TABLE " + table.name + "_0 PARTITION OF "
                        + table.name
                        + " FOR VALUES WITH (MODULUS 2, REMAINDER 0); CREATE TABLE " + table.name + "_1 PARTITION OF "
                        + table.name + " FOR VALUES WITH (MODULUS 2, REMAINDER 1);",
                "DROP TABLE " + table.name + ";");
    }

    private Change addColumn(Table table) {
        String column = name("c");
        String type = pick(random, TYPES);
        boolean filled = random.nextBoolean();
        String definition = type + (filled ? " NOT NULL DEFAULT " + value(type) : "");
        table.columns.put(column, new Column(type, filled));
        return new Change(
                "ALTER TABLE " + table.name + " ADD " + column + " " + definition + ";",
                "ALTER TABLE " + table.name + " DROP COLUMN " + column + ";");
    }

    private Optional<String> column(Table table, List<String> types) {
        List<String> some = table.columns.entrySet().stream()
                .filter(entry -> types.contains(entry.getValue().type())
                        && !table.references.containsKey(entry.getKey())
                        && !entry.getKey().equals("touched"))
                .map(Map.Entry::getKey)
                .toList();
        return some.isEmpty() ? Optional.empty() : Optional.of(pick(random, some));
    }

    private boolean isPartitioned(Table table) {
        return table.key.equals("natural");
    }

    private Optional<Change> dropColumn(Table table) {
        return column(table, TYPES).map(column -> {
            String type = table.column(column).type();
            table.columns.remove(column);
            return new Change(
                    "ALTER TABLE " + table.name + " DROP COLUMN " + column + ";",
                    "ALTER TABLE " + table.name + " ADD " + column + " " + type + ";");
        });
    }

    private Optional<Change> dropTable() {
        List<Table> free = tables.stream()
                .filter(table -> tables.stream().noneMatch(other -> other.references.values().stream()
                                .anyMatch(reference ->
                                        reference.equals(table.name) || reference.startsWith(table.name + " ")))
                        && !table.name.contains(".")
                        && !isPartitioned(table)
                        && !table.columns.containsKey("touched"))
                .toList();
        if (free.isEmpty()) {
            return Optional.empty();
        }
        Table table = pick(random, free);
        tables.remove(table);
        return Optional.of(new Change("DROP TABLE " + table.name + ";", table.definition() + ";"));
    }

    private Optional<Change> renameColumn(Table table) {
        return column(table, TYPES).map(column -> {
            String renamed = name("c");
            table.columns.put(renamed, table.column(column));
            table.columns.remove(column);
            return new Change(
                    "ALTER TABLE " + table.name + " RENAME COLUMN " + column + " TO " + renamed + ";",
                    "ALTER TABLE " + table.name + " RENAME COLUMN " + renamed + " TO " + column + ";");
        });
    }

    private Change renameTable(Table table) {
        if (table.name.contains(".")) {
            return addColumn(table);
        }
        String old = table.name;
        String renamed = name("t");
        table.name = renamed;
        tables.forEach(other -> other.references.replaceAll(
                (column, reference) -> reference.equals(old) || reference.startsWith(old + " ")
                        ? renamed + reference.substring(old.length())
                        : reference));
        String added = name("c");
        boolean more = random.nextBoolean();
        if (more) {
            table.columns.put(added, new Column("text", false));
        }
        return new Change(
                "ALTER TABLE " + old + " RENAME TO " + renamed + ";"
                        + (more ? " ALTER TABLE " + renamed + " ADD " + added + " text;" : ""),
                more && random.nextBoolean()
                        ? "ALTER TABLE " + renamed + " RENAME TO " + old + "; ALTER TABLE " + old + " DROP " + added
                                + ";"
                        : (more ? "ALTER TABLE " + renamed + " DROP " + added + "; " : "") + "ALTER TABLE " + renamed
                                + " RENAME TO " + old + ";");
    }

    private Optional<Change> changeType(Table table) {
        Conversion conversion = pick(random, Conversion.ALL);
        return column(table, List.of(conversion.from())).flatMap(column -> {
            if (table.column(column).notNull()) {
                return Optional.empty();
            }
            table.columns.put(column, new Column(conversion.to(), false));
            String alter = "ALTER TABLE " + table.name + " ALTER COLUMN " + column + " TYPE ";
            return Optional.of(new Change(
                    alter + conversion.to() + " USING " + column + "::" + conversion.to() + ";",
                    alter + conversion.from() + " USING " + conversion.back().formatted(column) + ";"));
        });
    }

    private Optional<Change> multiply(Table table) {
        return column(table, List.of("int", "bigint"))
                .filter(column -> !table.key.equals("none"))
                .map(column -> new Change(
                        "UPDATE " + table.name + " SET " + column + " = " + column + " * 10;",
                        "UPDATE " + table.name + " SET " + column + " = " + column + " / 10;"));
    }

    private Optional<Change> split(Table table) {
        return column(table, List.of("text")).map(column -> {
            String first = name("c");
            String last = name("c");
            table.columns.remove(column);
            table.columns.put(first, new Column("text", false));
            table.columns.put(last, new Column("text", false));
            String t = "ALTER TABLE " + table.name;
            return new Change(
                    t + " ADD " + first + " text, ADD " + last + " text; UPDATE " + table.name + " SET " + first
                            + " = split_part(" + column + ", ' ', 1), " + last + " = split_part(" + column
                            + ", ' ', 2); " + t
                            + " DROP " + column + ";",
                    t + " ADD " + column + " text; UPDATE " + table.name + " SET " + column + " = concat(" + first
                            + ", ' ', " + last + "); " + t + " DROP " + first + ", DROP " + last + ";");
        });
    }

    private Optional<Change> seed(Table table) {
        if (!table.key.equals("natural") || table.columns.values().stream().anyMatch(Column::notNull)) {
            return Optional.empty();
        }
        String code = name("seed");
        return Optional.of(new Change(
                "INSERT INTO " + table.name + " (code) VALUES ('" + code + "');",
                "DELETE FROM " + table.name + " WHERE code = '" + code + "';"));
    }

    /** Statements that write a few rows into what there is, and change some. */
    List<String> rows() {
        List<String> statements = new ArrayList<>();
        for (Table table : tables) {
            int count = random.nextInt(4);
            for (int i = 0; i < count; i++) {
                statements.add(insert(table));
            }
            column(table, TYPES)
                    .filter(column -> random.nextInt(3) == 0)
                    .ifPresent(column -> statements.add("UPDATE " + table.name + " SET " + column + " = "
                            + value(table.column(column).type()) + " WHERE ctid IN (SELECT ctid FROM " + table.name
                            + " LIMIT 1)"));
        }
        return statements;
    }

    private String insert(Table table) {
        Map<String, String> values = new LinkedHashMap<>();
        switch (table.key) {
            case "natural" -> values.put("code", "'" + name("code") + "'");
            case "pair" -> {
                values.put("a", String.valueOf(++names));
                values.put("b", "'x y'");
            }
            case "none" -> values.put("anything", String.valueOf(random.nextInt(2)));
            default -> {}
        }
        table.columns.forEach((column, what) -> {
            if (column.equals("touched")) {
                return;
            }
            String reference = table.references.get(column);
            values.put(
                    column,
                    reference != null
                            ? "(SELECT min(id) FROM " + reference.split(" ", -1)[0] + ")"
                            : random.nextInt(4) == 0 && !what.notNull() ? "NULL" : value(what.type()));
        });
        String into = "INSERT INTO " + table.name;
        if (values.isEmpty()) {
            return into + " DEFAULT VALUES";
        }
        String where = table.references.entrySet().stream()
                .filter(entry -> table.column(entry.getKey()).notNull())
                .map(entry -> "EXISTS (SELECT FROM " + entry.getValue().split(" ", -1)[0] + ")")
                .collect(Collectors.joining(" AND "));
        return into + " (" + String.join(", ", values.keySet()) + ") SELECT " + String.join(", ", values.values())
                + (where.isEmpty() ? "" : " WHERE " + where);
    }

    private String value(String type) {
        return new RandomValue(random).of(type);
    }

    /** One more row for each table that numbers its rows itself. */
    List<String> numbered() {
        return tables.stream().filter(Table::hasId).map(this::insert).toList();
    }
}

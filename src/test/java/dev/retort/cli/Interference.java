package dev.retort.cli;

import dev.retort.cli.LiveTables.Column;
import dev.retort.cli.LiveTables.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * What people write while a database is lower than it was, and what has to be there once it is up again: what they wrote, and
 * in every row that they left alone what was there at first.
 *
 * @param low how the database is while they write
 */
record Interference(TestingDatabase.Url url, RandomGenerator random, LiveTables top, LiveTables low) {
    /** Values that nobody wrote between, or that a script writes anew, hold for nothing. */
    private static final String ANYTHING = "<anything>";

    /** What is written where scripts multiply by ten, on the way up as often as they like. */
    private static final String MULTIPLIED = "123457";

    /**
     * Writes into the tables of both times.
     *
     * @param before the rows of the first time, by table and key
     * @param rewritten names of columns that scripts write into
     * @return what has to be there afterwards
     */
    Map<Long, SortedMap<String, SortedMap<Integer, String>>> write(
            Map<Long, SortedMap<String, SortedMap<Integer, String>>> before, Set<String> rewritten) {
        Map<Long, SortedMap<String, SortedMap<Integer, String>>> expected = new LinkedHashMap<>();
        before.forEach((oid, rows) -> {
            SortedMap<String, SortedMap<Integer, String>> wanted = new TreeMap<>();
            rows.forEach((key, row) -> wanted.put(key, new TreeMap<>(row)));
            expected.put(oid, wanted);
        });
        for (Table now : low.tables().values()) {
            Table then = top.tables().get(now.oid());
            if (then != null) {
                SortedMap<String, SortedMap<Integer, String>> wanted =
                        Optional.ofNullable(expected.get(now.oid())).orElseThrow();
                List<Column> free = free(then, now, rewritten);
                update(now, free, wanted);
                updateMultiplied(then, now, rewritten, wanted);
                delete(then, now, wanted);
                insert(then, now, free, wanted);
            }
        }
        return expected;
    }

    /** Columns that are the same at both times, and are written by people alone. */
    private static List<Column> free(Table then, Table now, Set<String> rewritten) {
        return now.columns().values().stream()
                .filter(column -> !now.key().contains(column.number()))
                .filter(column -> Optional.ofNullable(then.columns().get(column.number()))
                        .filter(later -> later.type().equals(column.type()) && !rewritten.contains(later.name()))
                        .isPresent())
                .filter(column ->
                        !rewritten.contains(column.name()) && !column.name().equals("touched"))
                .toList();
    }

    private Optional<String> someKey(Table now, SortedMap<String, SortedMap<Integer, String>> wanted) {
        List<String> keys = new ArrayList<>(LiveTables.rows(url, now).keySet());
        keys.retainAll(wanted.keySet());
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys.get(random.nextInt(keys.size())));
    }

    private void update(Table now, List<Column> free, SortedMap<String, SortedMap<Integer, String>> wanted) {
        List<Column> plain =
                free.stream().filter(column -> !column.type().equals("bigint")).toList();
        Optional<String> key = someKey(now, wanted);
        if (plain.isEmpty() || key.isEmpty() || random.nextInt(3) == 0) {
            return;
        }
        Column column = plain.get(random.nextInt(plain.size()));
        url.execute("UPDATE " + now.name() + " SET " + column.name() + " = " + value(column) + " WHERE " + now.keyText()
                + " = '" + key.get() + "'");
        SortedMap<Integer, String> row =
                Optional.ofNullable(wanted.get(key.get())).orElseThrow();
        row.put(column.number(), found(now, key.get(), column));
        now.columns().values().stream()
                .filter(each -> each.name().equals("touched"))
                .forEach(each -> row.put(each.number(), ANYTHING));
    }

    /** Where the way back has overwritten a value, what somebody writes then goes before what was kept. */
    private void updateMultiplied(
            Table then, Table now, Set<String> rewritten, SortedMap<String, SortedMap<Integer, String>> wanted) {
        for (Column column : now.columns().values()) {
            boolean number = column.type().equals("integer") || column.type().equals("bigint");
            boolean same = Optional.ofNullable(then.columns().get(column.number()))
                    .filter(later ->
                            later.type().equals(column.type()) && later.name().equals(column.name()))
                    .isPresent();
            Optional<String> key = someKey(now, wanted);
            if (number && same && rewritten.contains(column.name()) && key.isPresent()) {
                url.execute("UPDATE " + now.name() + " SET " + column.name() + " = " + MULTIPLIED + " WHERE "
                        + now.keyText() + " = '" + key.get() + "'");
                SortedMap<Integer, String> row =
                        Optional.ofNullable(wanted.get(key.get())).orElseThrow();
                row.put(column.number(), MULTIPLIED);
                now.columns().values().stream()
                        .filter(each -> each.name().equals("touched"))
                        .forEach(each -> row.put(each.number(), ANYTHING));
            }
        }
    }

    private String value(Column column) {
        String type = column.type()
                .replace("integer", "int")
                .replace("character varying", "varchar")
                .replace("timestamp with time zone", "timestamptz");
        return new RandomValue(random).of(type);
    }

    private String found(Table now, String key, Column column) {
        return Optional.ofNullable(LiveTables.rows(url, now).get(key))
                .map(row -> row.get(column.number()))
                .orElseThrow();
    }

    private void delete(Table then, Table now, SortedMap<String, SortedMap<Integer, String>> wanted) {
        Optional<String> key = someKey(now, wanted);
        if (key.isPresent() && !then.referenced() && !now.referenced() && random.nextInt(3) == 0) {
            url.execute("DELETE FROM " + now.name() + " WHERE " + now.keyText() + " = '" + key.get() + "'");
            wanted.remove(key.get());
        }
    }

    private void insert(
            Table then, Table now, List<Column> free, SortedMap<String, SortedMap<Integer, String>> wanted) {
        Set<String> known = new HashSet<>(LiveTables.rows(url, now).keySet());
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        int number = 1_000_000 + random.nextInt(1_000_000);
        for (int key : now.key()) {
            Column column = now.column(key);
            if (!column.name().equals("id")) {
                names.add(column.name());
                values.add(column.type().equals("text") ? "'born" + number + "'" : String.valueOf(number));
            }
        }
        boolean wants = now.columns().values().stream()
                .anyMatch(column -> column.needed() && !now.key().contains(column.number()));
        if (wants || random.nextInt(4) == 0) {
            return;
        }
        url.execute("INSERT INTO " + now.name()
                + (names.isEmpty()
                        ? " DEFAULT VALUES"
                        : " (" + String.join(", ", names) + ") VALUES (" + String.join(", ", values) + ")"));
        LiveTables.rows(url, now).forEach((key, row) -> {
            if (!known.contains(key)) {
                SortedMap<Integer, String> born = new TreeMap<>();
                then.columns().keySet().forEach(column -> born.put(column, ANYTHING));
                free.forEach(column -> born.put(column.number(), row.get(column.number())));
                wanted.put(key, born);
            }
        });
    }

    /** Whether a row is as it has to be. */
    static boolean fits(SortedMap<Integer, String> wanted, SortedMap<Integer, String> row) {
        return wanted.keySet().equals(row.keySet())
                && wanted.entrySet().stream()
                        .allMatch(each -> fits(each.getValue(), String.valueOf(row.get(each.getKey()))));
    }

    private static boolean fits(String wanted, String found) {
        return wanted.equals(ANYTHING)
                || wanted.equals(found)
                || (wanted.equals(MULTIPLIED) && found.replaceFirst("0*$", "").equals(MULTIPLIED));
    }
}

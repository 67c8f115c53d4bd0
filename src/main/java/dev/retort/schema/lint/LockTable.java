package dev.retort.schema.lint;

import dev.retort.sql.SqlName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What PostgreSQL locks for each form of statement: {@code locks.txt}. */
final class LockTable {
    /**
     * A row.
     *
     * @param outside whether PostgreSQL refuses it in a transaction
     * @param since the first major version that knows it
     * @param example a statement; a dash where none can stand for it
     */
    record Row(
            Form form,
            Map<Role, LockMode> locks,
            boolean outside,
            boolean rewrites,
            boolean scans,
            int since,
            String example) {}

    static final LockTable INSTANCE = read();

    private final Map<Form, Row> rows;

    private LockTable(Map<Form, Row> rows) {
        this.rows = rows;
    }

    private static LockTable read() {
        try (InputStream in = Objects.requireNonNull(LockTable.class.getResourceAsStream("locks.txt"))) {
            Map<Form, Row> rows = new EnumMap<>(Form.class);
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(LockTable::row)
                    .forEach(row -> rows.put(row.form(), row));
            return new LockTable(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        String[] cells = line.split(" \\| ", -1);
        Map<Role, LockMode> locks = new EnumMap<>(Role.class);
        for (String lock : cells[1].equals("-") ? new String[0] : cells[1].split(", ", -1)) {
            String[] words = lock.split(" ", 2);
            locks.put(Role.valueOf(words[0].toUpperCase(Locale.ROOT)), LockMode.of(words[1]));
        }
        return new Row(
                Form.valueOf(cells[0].toUpperCase(Locale.ROOT).replace('-', '_')),
                locks,
                cells[2].contains("outside"),
                cells[2].contains("rewrite"),
                cells[2].contains("scan"),
                Integer.parseInt(cells[3]),
                cells[4]);
    }

    /** All rows in the order of the forms. */
    List<Row> rows() {
        return List.copyOf(rows.values());
    }

    Row row(Form form) {
        return Objects.requireNonNull(rows.get(form), () -> "locks.txt has no row " + form.text());
    }

    /** What all that a statement does comes to. */
    Effect effect(List<Touch> touches) {
        Map<SqlName, LockMode> locks = new LinkedHashMap<>();
        boolean rewrites = false;
        boolean scans = false;
        for (Touch touch : touches) {
            Row row = row(touch.form());
            rewrites |= row.rewrites();
            scans |= row.scans();
            row.locks().forEach((role, mode) -> {
                SqlName relation = touch.relations().get(role);
                if (relation != null) {
                    locks.merge(relation, mode, (a, b) -> a.compareTo(b) >= 0 ? a : b);
                }
            });
        }
        List<TableLock> all = new ArrayList<>();
        locks.forEach((relation, mode) -> all.add(new TableLock(relation, mode)));
        return new Effect(all, rewrites, scans);
    }
}

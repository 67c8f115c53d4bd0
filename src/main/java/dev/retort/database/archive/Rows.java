package dev.retort.database.archive;

import dev.retort.database.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What an item keeps, for people. */
record Rows(Session session, Shelf shelf, Item item) {
    List<List<String>> read(int limit) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> expressions = new ArrayList<>();
        if (item.kind() == Item.Kind.COLUMNS || item.kind() == Item.Kind.VALUES) {
            if (item.keyless()) {
                names.add(String.join(", ", item.key()));
                expressions.add("k1");
            } else {
                for (int i = 0; i < item.key().size(); i++) {
                    names.add(item.key().get(i));
                    expressions.add("k" + (i + 1));
                }
            }
        }
        for (int i = 0; i < item.columns().size(); i++) {
            names.add(item.columns().get(i));
            expressions.add(item.kept(i));
        }
        String select = String.join(
                ", ",
                expressions.stream().map(each -> each + "::pg_catalog.text").toList());
        List<List<String>> rows = new ArrayList<>(List.of(names));
        rows.addAll(session.query("SELECT " + select + " FROM " + shelf.kept(item.id()) + " LIMIT " + limit, row -> {
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= names.size(); i++) {
                values.add(Objects.requireNonNullElse(row.getString(i), "NULL"));
            }
            return values;
        }));
        return rows;
    }
}

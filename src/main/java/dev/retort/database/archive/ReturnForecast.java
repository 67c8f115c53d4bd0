package dev.retort.database.archive;

import dev.retort.database.Session;
import dev.retort.database.VersionTable;
import dev.retort.database.archive.Item.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells beforehand what would come back, and which rows need a rule. Writes nothing. */
record ReturnForecast(Session session, Shelf shelf, Items items, Snapshot now) {
    Returning of(Item item) throws SQLException {
        List<String> rules = new ArrayList<>();
        Optional<Relation> target = now.named(item.schema(), item.table());
        if (item.kind() != Kind.SEQUENCE && session.is("SELECT to_regclass(?) IS NOT NULL", shelf.kept(item.id()))) {
            if (target.isPresent()) {
                written(item, target.get(), rules);
                gone(item, target.get(), rules);
            }
            if (item.kind() == Kind.TABLE || item.kind() == Kind.ROWS) {
                orphans(item, rules);
            }
        }
        return new Returning(item, rules);
    }

    private void written(Item item, Relation target, List<String> rules) throws SQLException {
        if (item.kind() == Kind.VALUES || item.kind() == Kind.ROWS) {
            Optional<String> stale = Stale.condition(item, target);
            long rows = count(shelf.kept(item.id()) + " k WHERE " + stale.orElse("true"));
            if (rows > 0) {
                rules.add(rows + " were written since, and stay as they are now");
            }
        }
    }

    private void gone(Item item, Relation target, List<String> rules) throws SQLException {
        Optional<Match> match = Match.byNames(item, target);
        if ((item.kind() == Kind.COLUMNS || item.kind() == Kind.VALUES) && match.isPresent()) {
            long all = count(shelf.kept(item.id()));
            long found = count(match.get().from() + ", " + shelf.kept(item.id()) + " k WHERE "
                    + match.get().condition());
            if (all > found) {
                rules.add((all - found) + " are of rows that are gone since, and stay in the archive");
            }
            long born = count(target.quoted()) - found;
            if (born > 0 && item.kind() == Kind.COLUMNS) {
                rules.add(born + " rows were born since, and have what the script gives them");
            }
        }
    }

    /** Rows whose parents went in the meantime: their foreign keys are known from before. */
    private void orphans(Item item, List<String> rules) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < item.columns().size(); i++) {
            values.add("x." + item.kept(i) + " AS "
                    + VersionTable.quote(item.columns().get(i)));
        }
        for (ForeignKey key : items.foreignKeys(item)) {
            if (session.is("SELECT to_regclass(?) IS NOT NULL", key.referenced())) {
                long rows = session.query(
                                "WITH retort_coming AS (SELECT " + String.join(", ", values) + " FROM "
                                        + shelf.kept(item.id()) + " x) SELECT count(*) FROM retort_coming k WHERE NOT ("
                                        + key.condition() + ")",
                                row -> row.getLong(1))
                        .getFirst();
                if (rows > 0) {
                    rules.add(rows + " would break the foreign key " + key.name() + " to " + key.referenced()
                            + ", and stay in the archive");
                }
            }
        }
    }

    private long count(String from) throws SQLException {
        return session.query("SELECT count(*) FROM " + from, row -> row.getLong(1))
                .getFirst();
    }
}

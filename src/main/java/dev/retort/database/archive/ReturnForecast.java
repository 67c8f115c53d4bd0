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
        Item there = item.asLeft();
        Optional<Relation> target = now.named(there.schema(), there.table());
        if (item.kind() != Kind.SEQUENCE && session.is("SELECT to_regclass(?) IS NOT NULL", shelf.kept(item.id()))) {
            if (target.isPresent() && item.kind() == Kind.ROWS) {
                writtenAnew(there, target.get(), rules);
            }
            if (target.isPresent() && (item.kind() == Kind.COLUMNS || item.kind() == Kind.VALUES)) {
                Optional<Match> match = Match.byNames(there, target.get());
                if (match.isPresent()) {
                    values(there, target.get(), match.get(), rules);
                } else if (item.kind() == Kind.VALUES) {
                    tellWritten(count(shelf.kept(item.id())), rules);
                }
            }
            if (item.kind() == Kind.TABLE || item.kind() == Kind.ROWS) {
                orphans(item, rules);
            }
        }
        return new Returning(item, rules);
    }

    private void writtenAnew(Item item, Relation target, List<String> rules) throws SQLException {
        String stale = Stale.condition(item, target).orElse("true");
        tellWritten(count(shelf.kept(item.id()) + " k WHERE " + stale), rules);
    }

    private static void tellWritten(long rows, List<String> rules) {
        if (rows > 0) {
            rules.add(rows + " were written since, and stay as they are now");
        }
    }

    private void values(Item item, Relation target, Match match, List<String> rules) throws SQLException {
        String written = item.kind() == Kind.VALUES ? Stale.written(item, target) : "false";
        session.query(
                "SELECT count(*) FILTER (WHERE " + match.row() + " IS NOT NULL AND " + written
                        + "), count(*) FILTER (WHERE " + match.row()
                        + " IS NULL), count(" + match.row() + ") FROM " + shelf.kept(item.id()) + " k LEFT JOIN "
                        + match.from() + " ON " + match.condition(),
                row -> tell(item, target, row.getLong(1), row.getLong(2), row.getLong(3), rules));
    }

    private boolean tell(Item item, Relation target, long written, long gone, long found, List<String> rules)
            throws SQLException {
        tellWritten(written, rules);
        if (gone > 0) {
            rules.add(gone + " are of rows that are gone since, and stay in the archive");
        }
        long born = item.kind() == Kind.COLUMNS ? count(target.quoted()) - found : 0;
        if (born > 0) {
            rules.add(born + " rows were born since, and have what the script gives them");
        }
        return true;
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

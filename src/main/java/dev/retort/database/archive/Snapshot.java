package dev.retort.database.archive;

import dev.retort.database.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What holds data in a database, by its number in the catalog, which stays when a name changes. Read within an
 * {@link Interlude}.
 */
record Snapshot(Map<Long, Relation> relations) {
    static final String READ = """
            SELECT c.oid::int8 AS oid, n.nspname, c.relname, c.relkind, p.inhparent::int8 AS parent,
                a.attnum, a.attname, format_type(a.atttypid, a.atttypmod) AS type, a.attgenerated <> '' AS generated,
                a.attnotnull, a.atthasdef OR a.attidentity <> '' AS filled,
                t.typnamespace = 'pg_catalog'::regnamespace AS builtin
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_inherits p ON p.inhrelid = c.oid AND p.inhseqno = 1
            LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND c.relkind <> 'S'
            LEFT JOIN pg_type t ON t.oid = a.atttypid
            WHERE c.relkind IN ('r', 'p', 'S') AND c.relpersistence <> 't' AND n.nspname <> ? AND NOT
                (n.nspname = ? AND c.relname = ?) AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
            ORDER BY c.oid, a.attnum""";

    Snapshot {
        relations = Map.copyOf(relations);
    }

    private static final String UNDERSTAND = """
            SELECT * FROM json_to_recordset(?::json -> 'catalog') AS r(
                oid int8, nspname text, relname text, relkind text, parent int8, attnum int4, attname text, type text,
                generated bool, attnotnull bool, filled bool, builtin bool)""";

    static Snapshot read(Session session, Shelf shelf) throws SQLException {
        return read(session, READ, parameters(shelf));
    }

    /** What {@link #READ} asks about. */
    static Object[] parameters(Shelf shelf) {
        return new Object[] {
            shelf.ledger().schema(), shelf.table().schema(), shelf.table().name()
        };
    }

    /** The one of a {@link Start}, as text. */
    static Snapshot of(Session session, String start) throws SQLException {
        return read(session, UNDERSTAND, start);
    }

    private static Snapshot read(Session session, String sql, Object... parameters) throws SQLException {
        Map<Long, Relation> relations = new LinkedHashMap<>();
        session.query(sql, row -> add(relations, row), parameters);
        return new Snapshot(relations);
    }

    private static boolean add(Map<Long, Relation> relations, ResultSet row) throws SQLException {
        long oid = row.getLong("oid");
        Relation relation = relations.get(oid);
        if (relation == null) {
            long parent = row.getLong("parent");
            relation = new Relation(
                    oid,
                    row.getString("nspname"),
                    row.getString("relname"),
                    row.getString("relkind").charAt(0),
                    row.wasNull() || parent == 0 ? Optional.empty() : Optional.of(parent),
                    new TreeMap<>());
            relations.put(oid, relation);
        }
        @Nullable String column = row.getString("attname");
        if (column != null) {
            relation.columns()
                    .put(
                            row.getInt("attnum"),
                            new Column(
                                    row.getInt("attnum"),
                                    column,
                                    row.getString("type"),
                                    row.getBoolean("builtin"),
                                    row.getBoolean("generated"),
                                    row.getBoolean("attnotnull"),
                                    row.getBoolean("filled")));
        }
        return true;
    }

    /** The partitions next to a table. */
    List<Relation> partitions(long table) {
        return relations.values().stream()
                .filter(relation -> relation.parent().equals(Optional.of(table)))
                .toList();
    }

    Optional<Relation> relation(long oid) {
        return Optional.ofNullable(relations.get(oid));
    }

    /** The tables of a schema, but for partitions, of which their root speaks. */
    List<Relation> inSchema(String schema) {
        return relations.values().stream()
                .filter(relation -> relation.schema().equals(schema) && !relation.isSequence())
                .filter(relation -> relation.parent().isEmpty())
                .toList();
    }

    Optional<Relation> named(String schema, String name) {
        return relations.values().stream()
                .filter(relation ->
                        relation.schema().equals(schema) && relation.name().equals(name))
                .findFirst();
    }

    /**
     * What this has, and the later one has no more, or with another type. Of partitions their root speaks. Sequences go
     * first, since those of a table go with it; then what was made last.
     */
    List<Loss> lostIn(Snapshot later) {
        List<Loss> losses = new ArrayList<>();
        for (Relation relation : relations.values().stream()
                .sorted(Comparator.comparing(Relation::isSequence)
                        .thenComparing(Relation::oid)
                        .reversed())
                .toList()) {
            Optional<Relation> after = later.relation(relation.oid());
            if (after.isEmpty()) {
                if (relation.isSequence()) {
                    losses.add(new Loss.OfSequence(relation));
                } else if (!parentIsGone(relation, later)) {
                    losses.add(new Loss.OfTable(relation));
                }
            } else if (!relation.isSequence()) {
                losses.addAll(columns(relation, after.get(), later));
            }
        }
        return losses;
    }

    private boolean parentIsGone(Relation relation, Snapshot later) {
        return relation.parent()
                .flatMap(this::relation)
                .filter(Relation::isPartitioned)
                .filter(parent -> later.relation(parent.oid()).isEmpty())
                .isPresent();
    }

    private List<Loss> columns(Relation before, Relation after, Snapshot later) {
        if (before.parent().isPresent()
                && later.relation(before.oid()).flatMap(Relation::parent).isPresent()) {
            return List.of();
        }
        List<Column> gone = new ArrayList<>();
        List<Column> changed = new ArrayList<>();
        before.columns().forEach((number, column) -> {
            Column now = after.columns().get(number);
            if (column.generated()) {
                return;
            }
            if (now == null) {
                gone.add(column);
            } else if (!now.type().equals(column.type())) {
                changed.add(column);
            }
        });
        List<Loss> losses = new ArrayList<>();
        if (!gone.isEmpty()) {
            losses.add(new Loss.OfColumns(before, gone));
        }
        if (!changed.isEmpty()) {
            losses.add(new Loss.OfValues(before, changed));
        }
        return losses;
    }
}

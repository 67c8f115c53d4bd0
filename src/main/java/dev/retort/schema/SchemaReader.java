package dev.retort.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a database's schema: one query a kind, whatever the number of objects. */
public final class SchemaReader {
    /** Parents first. */
    private static final List<ObjectQuery> QUERIES = Stream.of(
                    Globals.QUERIES,
                    Foreign.QUERIES,
                    Types.QUERIES,
                    Relations.QUERIES,
                    Sequences.FREE,
                    Columns.QUERIES,
                    Sequences.IDENTITIES,
                    TableParts.QUERIES,
                    Routines.QUERIES,
                    Operators.QUERIES,
                    TextSearch.QUERIES)
            .flatMap(List::stream)
            .toList();

    /** What an extension brings along, or a range type, and which. */
    private static final String MEMBERS =
            "SELECT c.relname || ':' || d.objid, r.relname || ':' || d.refobjid FROM pg_catalog.pg_depend d JOIN"
                    + " pg_catalog.pg_class c ON c.oid = d.classid JOIN pg_catalog.pg_class r ON r.oid = d.refclassid"
                    + " WHERE d.deptype = 'e' OR (d.deptype = 'i' AND d.classid IN ('pg_catalog.pg_proc'::pg_catalog.regclass,"
                    + " 'pg_catalog.pg_cast'::pg_catalog.regclass))";

    private static final String VERSION = "SELECT pg_catalog.current_setting('server_version_num')::int / 10000";

    private final Catalog catalog;
    private final Scope scope;
    private final Map<String, ObjectId> found = new HashMap<>();
    private final Set<String> claimed = new HashSet<>();
    private final List<SchemaObject> objects = new ArrayList<>();

    private SchemaReader(Catalog catalog, Scope scope) {
        this.catalog = catalog;
        this.scope = scope;
    }

    public static Schema read(Catalog catalog, Scope scope) {
        return new SchemaReader(catalog, scope).read();
    }

    private Schema read() {
        Map<String, String> members = new HashMap<>();
        catalog.rows(MEMBERS).forEach(row -> members.put(String.valueOf(row.get(0)), String.valueOf(row.get(1))));
        for (ObjectQuery query : QUERIES) {
            for (List<@Nullable String> row : catalog.rows(query.sql())) {
                String key = Objects.requireNonNull(row.get(ObjectQuery.KEY));
                claimed.add(key);
                if (!members.containsKey(key)) {
                    add(query, key, row);
                }
            }
        }
        objects.addAll(Completeness.unclaimed(catalog, claimed, scope));
        Map<String, ObjectId> known = new HashMap<>(found);
        members.forEach(
                (member, owner) -> Optional.ofNullable(found.get(owner)).ifPresent(id -> known.put(member, id)));
        return Schema.of(objects, Uses.read(catalog, known), version());
    }

    private int version() {
        return Integer.parseInt(
                Objects.requireNonNull(catalog.rows(VERSION).getFirst().getFirst()));
    }

    private void add(ObjectQuery query, String key, List<@Nullable String> row) {
        Optional<String> parentKey = Optional.ofNullable(row.get(ObjectQuery.PARENT));
        Optional<ObjectId> parent = parentKey.flatMap(parentOf -> Optional.ofNullable(found.get(parentOf)));
        String schema = row.get(ObjectQuery.SCHEMA);
        boolean inScope = schema == null || scope.holds(schema, String.valueOf(row.get(ObjectQuery.PLAIN_NAME)));
        if (!inScope || (parentKey.isPresent() && parent.isEmpty())) {
            return;
        }
        LinkedHashMap<String, String> content = new LinkedHashMap<>();
        for (int i = 0; i < query.attributes().size(); i++) {
            String value = row.get(ObjectQuery.FIRST_ATTRIBUTE + i);
            if (value != null) {
                content.put(query.attributes().get(i), value);
            }
        }
        ObjectId id = new ObjectId(query.kind(), Objects.requireNonNull(row.get(ObjectQuery.NAME)));
        found.put(key, id);
        objects.add(new SchemaObject(id, parent, content));
    }
}

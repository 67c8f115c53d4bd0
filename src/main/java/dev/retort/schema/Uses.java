package dev.retort.schema;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What uses what, as PostgreSQL keeps it in {@code pg_depend}: a view its tables' columns, a default its function, a publication its
 * tables. What belongs to a parent uses it anyhow, and is not listed.
 */
final class Uses {
    /**
     * The keys of both ends: defaults stand for their columns, a view's rule for the view, row types for their tables. Left out are
     * the triggers that carry out foreign keys, and what a type is to itself by this reckoning: four tenths of all.
     */
    private static final String SQL = "SELECT " + key("d.classid", "d.objid", "d.objsubid") + ", "
            + key("d.refclassid", "d.refobjid", "d.refobjsubid")
            + " FROM pg_catalog.pg_depend d WHERE d.deptype IN ('n', 'a', 'i') AND d.refobjid >= "
            + ObjectQuery.FIRST_OID
            + " AND (d.refclassid <> " + catalog("pg_namespace") + " OR d.classid IN (" + catalog("pg_rewrite") + ", "
            + catalog("pg_attrdef") + ")) AND NOT (d.deptype = 'i' AND d.classid IN ("
            + catalog("pg_trigger") + ", " + catalog("pg_type") + "))";

    private static String catalog(String name) {
        return "'pg_catalog." + name + "'::pg_catalog.regclass";
    }

    private static String key(String catalog, String oid, String column) {
        return "CASE " + catalog
                + " WHEN " + catalog("pg_class") + " THEN CASE WHEN " + column + " > 0 THEN 'pg_attribute:' || " + oid
                + " || '.' || " + column + " ELSE 'pg_class:' || " + oid + " END"
                + " WHEN " + catalog("pg_constraint") + " THEN 'pg_constraint:' || " + oid
                + " WHEN " + catalog("pg_publication_rel")
                + " THEN (SELECT 'pg_publication:' || x.prpubid FROM pg_catalog.pg_publication_rel x WHERE x.oid = "
                + oid
                + ")"
                + " WHEN " + catalog("pg_attrdef")
                + " THEN (SELECT 'pg_attribute:' || x.adrelid || '.' || x.adnum FROM pg_catalog.pg_attrdef x"
                + " WHERE x.oid = " + oid + ")"
                + " WHEN " + catalog("pg_rewrite")
                + " THEN (SELECT CASE x.rulename WHEN '_RETURN' THEN 'pg_class:' || x.ev_class ELSE"
                + " 'pg_rewrite:' || x.oid END FROM pg_catalog.pg_rewrite x WHERE x.oid = " + oid + ")"
                + " WHEN " + catalog("pg_type")
                + " THEN (SELECT CASE WHEN e.typrelid <> 0 AND r.relkind <> 'c' THEN 'pg_class:' || e.typrelid ELSE"
                + " 'pg_type:' || CASE WHEN e.typtype = 'm' THEN (SELECT g.rngtypid FROM pg_catalog.pg_range g WHERE"
                + " g.rngmultitypid = e.oid) ELSE e.oid END END FROM pg_catalog.pg_type x JOIN pg_catalog.pg_type e ON e.oid ="
                + " CASE WHEN x.typelem <> 0 AND x.typlen = -1 AND x.typsubscript ="
                + " 'pg_catalog.array_subscript_handler'::pg_catalog.regproc THEN x.typelem ELSE x.oid END LEFT JOIN pg_catalog.pg_class r ON r.oid = e.typrelid WHERE x.oid = "
                + oid
                + ")"
                + " ELSE " + catalog + "::pg_catalog.regclass::text || ':' || " + oid + " END";
    }

    private Uses() {}

    /**
     * Reads them.
     *
     * @param found the objects that were read, by their keys
     */
    static Map<ObjectId, Set<ObjectId>> read(Catalog catalog, Map<String, ObjectId> found) {
        Map<ObjectId, Set<ObjectId>> uses = new HashMap<>();
        for (List<@Nullable String> row : catalog.rows(SQL)) {
            Optional<ObjectId> user =
                    Optional.ofNullable(row.get(0)).flatMap(key -> Optional.ofNullable(found.get(key)));
            Optional<ObjectId> used =
                    Optional.ofNullable(row.get(1)).flatMap(key -> Optional.ofNullable(found.get(key)));
            if (user.isPresent() && used.isPresent() && !user.equals(used)) {
                uses.computeIfAbsent(user.get(), id -> new HashSet<>()).add(used.get());
            }
        }
        return uses;
    }
}

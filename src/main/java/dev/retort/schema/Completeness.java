package dev.retort.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks for what somebody made and no reader claimed, so that nothing is left out in silence. */
final class Completeness {
    private static final List<String> CATALOGS = List.of(
            "pg_am",
            "pg_cast",
            "pg_class",
            "pg_collation",
            "pg_constraint",
            "pg_conversion",
            "pg_default_acl",
            "pg_event_trigger",
            "pg_extension",
            "pg_foreign_data_wrapper",
            "pg_foreign_server",
            "pg_language",
            "pg_largeobject_metadata",
            "pg_namespace",
            "pg_opclass",
            "pg_operator",
            "pg_opfamily",
            "pg_policy",
            "pg_proc",
            "pg_publication",
            "pg_rewrite",
            "pg_statistic_ext",
            "pg_transform",
            "pg_trigger",
            "pg_ts_config",
            "pg_ts_dict",
            "pg_ts_parser",
            "pg_ts_template",
            "pg_type");

    /** What another object brings along is part of it: row types, toast tables, triggers of foreign keys. */
    private static final String ALL = CATALOGS.stream()
            .map(catalog -> "SELECT 'pg_catalog." + catalog
                    + "'::pg_catalog.regclass::pg_catalog.oid AS classid, oid AS objid, '" + catalog
                    + ":' || oid AS key FROM pg_catalog." + catalog + " WHERE oid >= " + ObjectQuery.FIRST_OID
                    + switch (catalog) {
                        case "pg_constraint" -> " AND contype <> 'n'";
                        case "pg_operator" -> " AND oprcode <> 0";
                        default -> "";
                    })
            .collect(Collectors.joining(
                    " UNION ALL ",
                    "SELECT o.key, (CASE WHEN o.classid = 'pg_catalog.pg_class'::pg_catalog.regclass THEN (SELECT n.nspname FROM"
                            + " pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid ="
                            + " o.objid) END), o.classid, o.objid FROM (",
                    ") o WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = o.classid AND d.objid ="
                            + " o.objid AND d.objsubid = 0 AND d.deptype IN ('i', 'e'))"));

    private Completeness() {}

    static List<SchemaObject> unclaimed(Catalog catalog, Set<String> claimed, Scope scope) {
        List<String> left = catalog.rows(ALL).stream()
                .filter(row -> !claimed.contains(String.valueOf(row.get(0))) && !"pg_toast".equals(row.get(1)))
                .map(row -> "(" + Long.parseLong(String.valueOf(row.get(2))) + "::pg_catalog.oid, "
                        + Long.parseLong(String.valueOf(row.get(3))) + "::pg_catalog.oid)")
                .toList();
        if (left.isEmpty()) {
            return List.of();
        }
        List<SchemaObject> found = new ArrayList<>();
        catalog
                .rows("SELECT i.type, i.identity, i.schema FROM (VALUES " + String.join(", ", left)
                        + ") v (c, o), LATERAL pg_catalog.pg_identify_object(v.c, v.o, 0) i WHERE i.type IS NOT NULL AND"
                        + " coalesce(i.schema, '') !~ '^pg_' AND i.identity !~ '^pg_(toast|temp)'")
                .stream()
                .filter(row -> Stream.ofNullable(row.get(2)).allMatch(schema -> scope.holds(schema, "")))
                .forEach(row -> found.add(new SchemaObject(
                        new ObjectId(Kind.OTHER, row.get(0) + " " + row.get(1)),
                        Optional.empty(),
                        new LinkedHashMap<>())));
        return found;
    }
}

package dev.retort.schema;

import static dev.retort.schema.ObjectQuery.grants;
import static dev.retort.schema.ObjectQuery.key;

import java.util.ArrayList;
import java.util.List;

/** Sequences. That of an identity belongs to its column, so that it is read after it. */
final class Sequences {
    private static final List<String> ATTRIBUTES = List.of(
            "owner",
            "comment",
            "type",
            "start",
            "increment",
            "minimum",
            "maximum",
            "cache",
            "cycle",
            "unlogged",
            "grants");

    private static final String OPTIONS =
            "pg_catalog.format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement, s.seqmin,"
                    + " s.seqmax, s.seqcache, CASE WHEN s.seqcycle THEN 'yes' END, CASE c.relpersistence WHEN 'u' THEN 'yes' END, "
                    + grants("c.relacl", "s", "c.relowner");

    private static final String FROM = Relations.FROM
            + " JOIN pg_catalog.pg_sequence s ON s.seqrelid = c.oid LEFT JOIN pg_catalog.pg_depend o ON o.classid ="
            + " 'pg_catalog.pg_class'::pg_catalog.regclass AND o.objid = c.oid AND o.refclassid = o.classid AND o.refobjsubid"
            + " > 0 AND o.deptype IN ('a', 'i')" + Relations.where("'S'");

    static final List<ObjectQuery> FREE = List.of(new ObjectQuery(
            Kind.SEQUENCE,
            attributes("owned by"),
            Relations.start("NULL") + OPTIONS
                    + ", (SELECT pg_catalog.format('%s.%I', o.refobjid::pg_catalog.regclass, a.attname) FROM"
                    + " pg_catalog.pg_attribute a WHERE a.attrelid = o.refobjid AND a.attnum = o.refobjsubid)" + FROM
                    + " AND o.deptype IS DISTINCT FROM 'i'"));

    static final List<ObjectQuery> IDENTITIES = List.of(new ObjectQuery(
            Kind.SEQUENCE,
            attributes("identity"),
            Relations.start(key("pg_attribute", "o.refobjid") + " || '.' || o.refobjsubid") + OPTIONS + ", 'yes'" + FROM
                    + " AND o.deptype = 'i'"));

    private static List<String> attributes(String last) {
        List<String> names = new ArrayList<>(ATTRIBUTES);
        names.add(last);
        return List.copyOf(names);
    }

    private Sequences() {}
}

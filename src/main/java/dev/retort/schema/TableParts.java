package dev.retort.schema;

import static dev.retort.schema.ObjectQuery.comment;
import static dev.retort.schema.ObjectQuery.key;
import static dev.retort.schema.ObjectQuery.owner;

import java.util.List;

/** What belongs to a table and has a name of its own: constraints, indexes, triggers, rules, policies, statistics. */
final class TableParts {
    private static final String OF_TABLE = " JOIN pg_catalog.pg_class c ON c.oid = %s JOIN pg_catalog.pg_namespace n ON"
            + " n.oid = c.relnamespace WHERE c.relpersistence <> 't' AND c.oid >= " + ObjectQuery.FIRST_OID + " AND"
            + ObjectQuery.MADE;

    private static String start(String catalog, String name) {
        return "SELECT " + key(catalog, "x.oid") + ", " + key("pg_class", "c.oid") + ", n.nspname, " + name
                + ", pg_catalog.format('%I.%I.%I', n.nspname, c.relname, " + name + "), " + comment(catalog, "x.oid")
                + ", ";
    }

    /** Internal ones carry out foreign keys; clones of a partitioned table's go with it. */
    private static final String TRIGGER_ENABLED =
            "CASE x.%1$s WHEN 'D' THEN 'no' WHEN 'R' THEN 'on replicas' WHEN 'A' THEN" + " 'always' END";

    /** Before PostgreSQL 15 a partition's clone of its parent's is internal as well. */
    private static final String TRIGGER_OF_A_USER =
            "(NOT x.tgisinternal OR x.tgparentid <> 0 AND NOT EXISTS (SELECT FROM"
                    + " pg_catalog.pg_constraint k WHERE k.oid = x.tgconstraint AND k.contype <> 't'))";

    static final List<ObjectQuery> QUERIES = List.of(
            new ObjectQuery(
                    Kind.CONSTRAINT,
                    List.of("comment", "definition", "not valid", "inherited"),
                    "SELECT " + key("pg_constraint", "x.oid") + ", CASE WHEN x.conrelid <> 0 THEN "
                            + key("pg_class", "x.conrelid") + " ELSE " + key("pg_type", "x.contypid")
                            + " END, n.nspname,"
                            + " x.conname, CASE WHEN x.conrelid <> 0 THEN pg_catalog.format('%I.%I.%I', n.nspname, c.relname,"
                            + " x.conname) ELSE pg_catalog.format('%I.%I.%I', n.nspname, t.typname, x.conname) END, "
                            + comment("pg_constraint", "x.oid") + ", pg_catalog.pg_get_constraintdef(x.oid),"
                            + " CASE WHEN NOT x.convalidated THEN 'yes' END, CASE WHEN x.coninhcount > 0 THEN CASE WHEN"
                            + " x.conislocal THEN 'also defined here' ELSE 'yes' END END"
                            + " FROM pg_catalog.pg_constraint x LEFT JOIN pg_catalog.pg_class c ON c.oid = x.conrelid"
                            + " LEFT JOIN pg_catalog.pg_type t ON t.oid = x.contypid"
                            // Before PostgreSQL 15 a partition's may be in the schema of the partitioned table.
                            + " JOIN pg_catalog.pg_namespace n ON n.oid = coalesce(c.relnamespace, t.typnamespace)"
                            + " WHERE x.contype NOT IN ('t', 'n') AND coalesce(c.relpersistence, 'p') <> 't' AND x.oid >= "
                            + ObjectQuery.FIRST_OID + " AND" + ObjectQuery.MADE),
            new ObjectQuery(
                    Kind.INDEX,
                    List.of(
                            "comment",
                            "definition",
                            "invalid",
                            "clustered",
                            "replica identity",
                            "constraint",
                            "inherits",
                            "tablespace",
                            "statistics targets"),
                    "SELECT " + key("pg_class", "i.oid") + ", " + key("pg_class", "c.oid") + ", n.nspname, i.relname,"
                            + " pg_catalog.format('%I.%I', n.nspname, i.relname), " + comment("pg_class", "i.oid")
                            + ", pg_catalog.pg_get_indexdef(i.oid), CASE WHEN NOT (x.indisvalid AND x.indisready) THEN 'yes'"
                            + " END, CASE WHEN x.indisclustered THEN 'yes' END, CASE WHEN x.indisreplident THEN 'yes' END,"
                            + " (SELECT pg_catalog.quote_ident(k.conname) FROM pg_catalog.pg_constraint k WHERE k.conindid = i.oid AND k.conrelid ="
                            + " c.oid AND k.contype IN ('p', 'u', 'x')), (SELECT h.inhparent::pg_catalog.regclass::text FROM pg_catalog.pg_inherits h WHERE"
                            + " h.inhrelid = i.oid),"
                            + " (SELECT pg_catalog.quote_ident(s.spcname) FROM pg_catalog.pg_tablespace s WHERE s.oid = i.reltablespace),"
                            + " (SELECT pg_catalog.string_agg(a.attnum || ': ' || a.attstattarget, ', ' ORDER BY a.attnum)"
                            + " FROM pg_catalog.pg_attribute a WHERE a.attrelid = i.oid AND a.attstattarget >= 0)"
                            + " FROM pg_catalog.pg_index x JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid"
                            + OF_TABLE.formatted("x.indrelid")),
            new ObjectQuery(
                    Kind.TRIGGER,
                    List.of("comment", "definition", "enabled", "inherited"),
                    start("pg_trigger", "x.tgname") + "pg_catalog.pg_get_triggerdef(x.oid), "
                            + TRIGGER_ENABLED.formatted("tgenabled")
                            + ", CASE WHEN x.tgparentid <> 0 THEN 'yes' END FROM pg_catalog.pg_trigger x"
                            + OF_TABLE.formatted("x.tgrelid") + "AND " + TRIGGER_OF_A_USER),
            new ObjectQuery(
                    Kind.RULE,
                    List.of("comment", "definition", "enabled"),
                    start("pg_rewrite", "x.rulename") + "pg_catalog.pg_get_ruledef(x.oid), "
                            + TRIGGER_ENABLED.formatted("ev_enabled") + " FROM pg_catalog.pg_rewrite x"
                            + OF_TABLE.formatted("x.ev_class") + "AND x.rulename <> '_RETURN'"),
            new ObjectQuery(
                    Kind.POLICY,
                    List.of("comment", "command", "restrictive", "roles", "using", "with check"),
                    start("pg_policy", "x.polname")
                            + "CASE x.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd'"
                            + " THEN 'DELETE' ELSE 'ALL' END, CASE WHEN NOT x.polpermissive THEN 'yes' END,"
                            + " (SELECT pg_catalog.string_agg(CASE WHEN r = 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident("
                            + ObjectQuery.user("r") + ") END, ', ' ORDER BY 1) FROM pg_catalog.unnest(x.polroles) r),"
                            + " pg_catalog.pg_get_expr(x.polqual, x.polrelid), pg_catalog.pg_get_expr(x.polwithcheck,"
                            + " x.polrelid) FROM pg_catalog.pg_policy x" + OF_TABLE.formatted("x.polrelid")),
            new ObjectQuery(
                    Kind.STATISTICS,
                    List.of("comment", "owner", "definition", "statistics target"),
                    "SELECT " + key("pg_statistic_ext", "x.oid") + ", " + key("pg_class", "x.stxrelid")
                            + ", n.nspname, x.stxname, pg_catalog.format('%I.%I', n.nspname, x.stxname), "
                            + comment("pg_statistic_ext", "x.oid") + ", " + owner("x.stxowner")
                            + ", pg_catalog.pg_get_statisticsobjdef(x.oid), nullif(x.stxstattarget, -1)"
                            + " FROM pg_catalog.pg_statistic_ext x JOIN pg_catalog.pg_namespace n ON n.oid ="
                            + " x.stxnamespace WHERE" + ObjectQuery.MADE));

    private TableParts() {}
}

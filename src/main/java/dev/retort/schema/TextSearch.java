package dev.retort.schema;

import static dev.retort.schema.ObjectQuery.comment;
import static dev.retort.schema.ObjectQuery.key;
import static dev.retort.schema.ObjectQuery.owner;

import java.util.List;

/** The four kinds of text search. */
final class TextSearch {
    private static ObjectQuery query(
            Kind kind, String catalog, String prefix, List<String> attributes, String columns) {
        return new ObjectQuery(
                kind,
                attributes,
                "SELECT " + key(catalog, "x.oid") + ", NULL, n.nspname, x." + prefix
                        + "name, pg_catalog.format('%I.%I',"
                        + " n.nspname, x." + prefix + "name), " + comment(catalog, "x.oid") + ", " + columns
                        + " FROM pg_catalog." + catalog + " x JOIN pg_catalog.pg_namespace n ON n.oid = x." + prefix
                        + "namespace WHERE x.oid >= " + ObjectQuery.FIRST_OID + " AND" + ObjectQuery.MADE);
    }

    static final List<ObjectQuery> QUERIES = List.of(
            query(
                    Kind.TEXT_SEARCH_PARSER,
                    "pg_ts_parser",
                    "prs",
                    List.of("comment", "start", "token", "end", "headline", "types"),
                    "x.prsstart::text, x.prstoken::text, x.prsend::text, nullif(x.prsheadline::text, '-'), x.prslextype::text"),
            query(
                    Kind.TEXT_SEARCH_TEMPLATE,
                    "pg_ts_template",
                    "tmpl",
                    List.of("comment", "init", "lexize"),
                    "nullif(x.tmplinit::text, '-'), x.tmpllexize::text"),
            query(
                    Kind.TEXT_SEARCH_DICTIONARY,
                    "pg_ts_dict",
                    "dict",
                    List.of("comment", "owner", "template", "options"),
                    owner("x.dictowner") + ", (SELECT pg_catalog.format('%I.%I', m.nspname, t.tmplname) FROM"
                            + " pg_catalog.pg_ts_template t JOIN pg_catalog.pg_namespace m ON m.oid = t.tmplnamespace WHERE t.oid ="
                            + " x.dicttemplate), x.dictinitoption"),
            query(
                    Kind.TEXT_SEARCH_CONFIGURATION,
                    "pg_ts_config",
                    "cfg",
                    List.of("comment", "owner", "parser", "mappings"),
                    owner("x.cfgowner")
                            + ", (SELECT pg_catalog.format('%I.%I', m.nspname, p.prsname) FROM pg_catalog.pg_ts_parser p JOIN"
                            + " pg_catalog.pg_namespace m ON m.oid = p.prsnamespace WHERE p.oid = x.cfgparser),"
                            + " (SELECT pg_catalog.string_agg(k.alias || ' ' ||"
                            + " m.mapdict::pg_catalog.regdictionary::text, E'\\n' ORDER BY m.maptokentype, m.mapseqno) FROM"
                            + " pg_catalog.pg_ts_config_map m JOIN pg_catalog.ts_token_type(x.cfgparser) k ON k.tokid = m.maptokentype WHERE m.mapcfg = x.oid)"));

    private TextSearch() {}
}

package dev.retort.schema;

import static dev.retort.schema.ObjectQuery.comment;
import static dev.retort.schema.ObjectQuery.grants;
import static dev.retort.schema.ObjectQuery.key;
import static dev.retort.schema.ObjectQuery.optionNames;
import static dev.retort.schema.ObjectQuery.options;
import static dev.retort.schema.ObjectQuery.owner;

import java.util.List;

/** Foreign data. A user mapping's options may hold a password, so that only their names are read. */
final class Foreign {
    static final List<ObjectQuery> QUERIES = List.of(
            new ObjectQuery(
                    Kind.FOREIGN_DATA_WRAPPER,
                    List.of("comment", "owner", "handler", "validator", "options", "grants"),
                    "SELECT " + key("pg_foreign_data_wrapper", "x.oid")
                            + ", NULL, NULL, x.fdwname, pg_catalog.quote_ident(x.fdwname), "
                            + comment("pg_foreign_data_wrapper", "x.oid") + ", " + owner("x.fdwowner")
                            + ", nullif(x.fdwhandler::pg_catalog.regproc::text, '-'),"
                            + " nullif(x.fdwvalidator::pg_catalog.regproc::text, '-'), " + options("x.fdwoptions")
                            + ", "
                            + grants("x.fdwacl", "F", "x.fdwowner") + " FROM pg_catalog.pg_foreign_data_wrapper x"),
            new ObjectQuery(
                    Kind.FOREIGN_SERVER,
                    List.of("comment", "owner", "wrapper", "type", "version", "options", "grants"),
                    "SELECT " + key("pg_foreign_server", "x.oid")
                            + ", NULL, NULL, x.srvname, pg_catalog.quote_ident(x.srvname), "
                            + comment("pg_foreign_server", "x.oid") + ", " + owner("x.srvowner")
                            + ", (SELECT pg_catalog.quote_ident(w.fdwname) FROM pg_catalog.pg_foreign_data_wrapper w WHERE w.oid = x.srvfdw),"
                            + " x.srvtype, x.srvversion, " + options("x.srvoptions") + ", "
                            + grants("x.srvacl", "S", "x.srvowner") + " FROM pg_catalog.pg_foreign_server x"),
            new ObjectQuery(
                    Kind.USER_MAPPING,
                    List.of("options"),
                    "SELECT " + key("pg_user_mapping", "x.umid") + ", " + key("pg_foreign_server", "x.srvid")
                            + ", NULL, x.usename, pg_catalog.format('FOR %s SERVER %I', CASE WHEN x.umuser = 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(x.usename) END, x.srvname), "
                            + optionNames("x.umoptions") + " FROM pg_catalog.pg_user_mappings x"));

    private Foreign() {}
}

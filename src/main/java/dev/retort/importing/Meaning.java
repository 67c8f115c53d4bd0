package dev.retort.importing;

import dev.retort.sql.Query;
import dev.retort.sql.SqlStatement;
import java.util.Set;
import java.util.stream.Collectors;

/** What a statement that was sent is to a migration file. */
enum Meaning {
    /** It belongs into the file. */
    KEPT,
    /** It asked the catalog, or for nothing that the file needs. */
    LEFT_OUT,
    /** It read rows of the project's tables: what was sent after it may depend on them. */
    READS_ROWS,
    /** It read rows and called a function that may do something. */
    KEPT_AND_READS_ROWS,
    /** It began or ended a transaction. */
    ENDS_TRANSACTION;

    private static final String ALEMBICS_TABLE = "alembic_version";

    /** Functions of the catalog that change something beyond the statement. */
    private static final Set<String> CHANGING = Set.of("setval", "nextval", "set_config", "pg_notify");

    /**
     * Decides it by the statement's words.
     *
     * @param catalogFunctions names of the functions in {@code pg_catalog}: of any other nobody knows what it does
     */
    static Meaning of(SqlStatement statement, Set<String> catalogFunctions) {
        if (statement.controlsTransaction()) {
            return ENDS_TRANSACTION;
        }
        if (statement.beginsWith("SHOW") || (statement.beginsWith("SET") && statement.says("ISOLATION"))) {
            return LEFT_OUT;
        }
        return statement.query().map(query -> of(query, catalogFunctions)).orElse(KEPT);
    }

    private static Meaning of(Query query, Set<String> catalogFunctions) {
        boolean readsRows = query.relations().stream().anyMatch(Meaning::isTheProjects);
        Set<String> functions = query.functions().stream()
                .map(name -> name.replaceFirst("^pg_catalog\\.", ""))
                .collect(Collectors.toSet());
        boolean callsUnknown = !catalogFunctions.containsAll(functions);
        boolean callsChanging = functions.stream().anyMatch(CHANGING::contains);
        if (callsUnknown) {
            return readsRows ? KEPT_AND_READS_ROWS : KEPT;
        }
        // setval('account_id_seq', (SELECT max(id) FROM account)) stands for itself: nobody needs its answer.
        return callsChanging ? KEPT : readsRows ? READS_ROWS : LEFT_OUT;
    }

    private static boolean isTheProjects(String relation) {
        return !relation.startsWith("pg_")
                && !relation.startsWith("information_schema.")
                && !relation.equals(ALEMBICS_TABLE)
                && !relation.endsWith("." + ALEMBICS_TABLE);
    }
}

package dev.retort.sql;

import java.util.Set;

/**
 * What a query reads and calls, as far as its words tell. Names are in small letters where they are not quoted, with their
 * schema where one is written: {@code pg_catalog.pg_class}.
 *
 * @param relations what it reads from, without its own WITH names
 * @param functions what it calls, the catalog's and others
 */
public record Query(Set<String> relations, Set<String> functions) {
    public Query {
        relations = Set.copyOf(relations);
        functions = Set.copyOf(functions);
    }
}

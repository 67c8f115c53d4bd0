package dev.retort.schema;

import java.util.Set;

/**
 * What is left out besides the system's own.
 *
 * @param schemas as PostgreSQL stores their names
 * @param relations tables, by schema and name
 */
public record Scope(Set<String> schemas, Set<Relation> relations) {
    public static final Scope ALL = new Scope(Set.of(), Set.of());

    /** A table's name, as PostgreSQL stores it. */
    public record Relation(String schema, String name) {}

    public Scope {
        schemas = Set.copyOf(schemas);
        relations = Set.copyOf(relations);
    }

    boolean holds(String schema, String name) {
        return !schemas.contains(schema) && !relations.contains(new Relation(schema, name));
    }
}

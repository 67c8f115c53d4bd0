package dev.retort.model;

import dev.retort.sql.Script;
import java.util.List;
import java.util.Optional;

/**
 * DDL in no certain order.
 *
 * @param notes what a person should see: the entities that were found
 * @param generator what wrote it, with its version, where another version would write something else
 */
public record Ddl(List<Script> scripts, List<String> notes, Optional<Generator> generator) {
    /** A program that makes DDL, such as Hibernate 7.1.2.Final. */
    public record Generator(String name, String version) {}

    public Ddl {
        scripts = List.copyOf(scripts);
        notes = List.copyOf(notes);
    }

    Ddl(List<Script> scripts) {
        this(scripts, List.of(), Optional.empty());
    }
}

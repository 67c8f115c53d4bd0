package dev.retort.schema;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * One object.
 *
 * @param parent what it belongs to and goes with: a column's table, an index's
 * @param content what it is made of, by attribute, as PostgreSQL prints it; an attribute that is not set is not there
 */
public record SchemaObject(ObjectId id, Optional<ObjectId> parent, SequencedMap<String, String> content) {
    /** What is known of an object's surroundings, and sets it apart from no other. */
    private static final Set<String> AROUND = Set.of("of the owner", "stays in its schema");

    public SchemaObject {
        content = Collections.unmodifiableSequencedMap(content);
    }

    /** Its own name, without its parent's. */
    public String name() {
        String whole = id.name();
        String of = parent.map(ObjectId::name).orElse("");
        boolean isWithin = whole.length() > of.length()
                && whole.charAt(of.length()) == '.'
                && whole.startsWith(of)
                && !of.isEmpty();
        return isWithin ? whole.substring(of.length() + 1) : whole;
    }

    public boolean has(String name) {
        return content.containsKey(name);
    }

    /** The attributes that are other ones in another object of the same kind. */
    public Set<String> differences(SchemaObject other) {
        Set<String> names = new LinkedHashSet<>(content.keySet());
        names.addAll(other.content.keySet());
        names.removeIf(name -> !differsIn(name, other));
        return names;
    }

    public boolean differsIn(String name, SchemaObject other) {
        Optional<String> here = attribute(name);
        Optional<String> there = other.attribute(name);
        return !AROUND.contains(name)
                && !PrintedText.isSame(id.kind(), name, here, there)
                && !InheritedText.isSame(name, here, there);
    }

    public Optional<String> attribute(String name) {
        return Optional.ofNullable(content.get(name));
    }
}

package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.SchemaObject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Who may do what with an object: of whoever may not do just what PostgreSQL grants unasked. */
final class Rights {
    static final String WITH_GRANT = " WITH GRANT OPTION";
    /** Whoever that is. */
    static final String OWNER = "the owner";
    /** All that there are on an object of its kind, whatever they are. */
    static final String ALL = "ALL";

    private Rights() {}

    static Map<String, Set<String>> of(SchemaObject object) {
        Map<String, Set<String>> rights = new LinkedHashMap<>();
        object.attribute("grants").ifPresent(text -> text.lines().forEach(line -> {
            int at = line.lastIndexOf(": ");
            String list = line.substring(at + 2);
            rights.put(
                    line.substring(0, at),
                    list.equals("none") ? Set.of() : new TreeSet<>(Arrays.asList(list.split(", "))));
        }));
        return rights;
    }

    /** An object without the rights of some. */
    static SchemaObject without(SchemaObject object, Predicate<String> grantee) {
        String lines = object.attribute("grants")
                .orElse("")
                .lines()
                .filter(line -> !grantee.test(line.substring(0, line.lastIndexOf(": "))))
                .collect(Collectors.joining("\n"));
        LinkedHashMap<String, String> content = new LinkedHashMap<>(object.content());
        content.remove("grants");
        if (!lines.isEmpty()) {
            content.put("grants", lines);
        }
        return new SchemaObject(object.id(), object.parent(), content);
    }

    /** An object without the rights of those who have none in another but what PostgreSQL grants unasked. */
    static SchemaObject ofThoseIn(SchemaObject other, SchemaObject object) {
        Set<String> named = new TreeSet<>(of(other).keySet());
        named.addAll(Set.of(OWNER, "PUBLIC"));
        return without(object, grantee -> !named.contains(grantee));
    }

    static Set<String> plain(Set<String> rights) {
        Set<String> plain = new TreeSet<>();
        rights.forEach(right -> plain.add(right.replace(WITH_GRANT, "")));
        return plain;
    }

    /** What PostgreSQL grants unasked. */
    static Set<String> unasked(String grantee, SchemaObject object) {
        Kind kind = object.id().kind();
        boolean inSchema = kind == Kind.DEFAULT_PRIVILEGES && object.has("schema");
        if (grantee.equals(OWNER) && kind != Kind.COLUMN && !inSchema) {
            return Set.of(ALL);
        }
        if (!grantee.equals("PUBLIC") || inSchema) {
            return Set.of();
        }
        String on = kind == Kind.DEFAULT_PRIVILEGES
                ? object.attribute("on").orElse("")
                : DefaultPrivileges.on(kind).orElse("");
        return switch (on) {
            case "functions" -> Set.of("EXECUTE");
            case "types" -> Set.of("USAGE");
            default -> Set.of();
        };
    }
}

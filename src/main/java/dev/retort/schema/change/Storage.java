package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.SchemaObject;
import java.util.Map;
import java.util.Optional;

/** How values of a type are stored where nobody says otherwise; {@code SET STORAGE DEFAULT} is known since PostgreSQL 16 alone. */
final class Storage {
    /** The built-in types of no fixed length that are not {@code EXTENDED}. */
    private static final Map<String, String> OTHERS = Map.of(
            "inet", "MAIN",
            "cidr", "MAIN",
            "numeric", "MAIN",
            "tsquery", "PLAIN",
            "gtsvector", "PLAIN",
            "int2vector", "PLAIN",
            "oidvector", "PLAIN");

    private Storage() {}

    /**
     * The keyword.
     *
     * @param type as a column has it: {@code numeric(10,2)}, {@code shop.size}
     * @param side where types of one's own are
     */
    static String of(String type, SchemaGraph side) {
        Optional<String> domain = attribute(Kind.DOMAIN, type, "type", side);
        if (domain.isPresent()) {
            return of(domain.get(), side);
        }
        return attribute(Kind.BASE_TYPE, type, "storage", side)
                .map(Storage::keyword)
                .or(() -> Optional.ofNullable(OTHERS.get(type.replaceFirst("\\([\\d,-]*\\)$", ""))))
                .orElse("EXTENDED");
    }

    private static Optional<String> attribute(Kind kind, String type, String name, SchemaGraph side) {
        return side.find(new ObjectId(kind, type)).flatMap((SchemaObject object) -> object.attribute(name));
    }

    /** For the letter that the catalog has. */
    static String keyword(String letter) {
        return switch (letter) {
            case "p" -> "PLAIN";
            case "m" -> "MAIN";
            case "e" -> "EXTERNAL";
            default -> "EXTENDED";
        };
    }
}

package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Names and texts, as they stand in SQL. All of them were quoted by PostgreSQL itself. */
final class Names {
    private Names() {}

    /** How statements about an object call it: {@code TABLE shop.orders}, {@code TRIGGER t ON shop.orders}. */
    static String address(SchemaObject object) {
        String name = object.id().name();
        return switch (object.id().kind()) {
            case ENUM, COMPOSITE, RANGE, BASE_TYPE -> "TYPE " + name;
            case CONSTRAINT, TRIGGER, RULE, POLICY ->
                word(object.id().kind()) + " " + object.name() + " ON " + onDomain(object) + table(object);
            case STATISTICS -> "STATISTICS " + name;
            case AGGREGATE -> "AGGREGATE " + (name.endsWith("()") ? name.substring(0, name.length() - 1) + "*)" : name);
            case FOREIGN_DATA_WRAPPER -> "FOREIGN DATA WRAPPER " + name;
            case FOREIGN_SERVER -> "SERVER " + name;
            default -> word(object.id().kind()) + " " + name;
        };
    }

    private static String onDomain(SchemaObject object) {
        return object.parent().filter(parent -> parent.kind() == Kind.DOMAIN).isPresent() ? "DOMAIN " : "";
    }

    private static String word(Kind kind) {
        return word(kind.text());
    }

    /** As a keyword. */
    static String word(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    /** The table, or other parent, of an object. */
    static String table(SchemaObject object) {
        return object.parent()
                .orElseThrow(() -> new IllegalStateException(object + " belongs to nothing"))
                .name();
    }

    static String literal(String text) {
        return (text.contains("\\") ? "E" : "") + "'"
                + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** The first part of a name of several. */
    static Optional<String> first(String name) {
        int end = end(name, 0);
        return end > 0 && end < name.length() && name.charAt(end) == '.'
                ? Optional.of(name.substring(0, end))
                : Optional.empty();
    }

    /** The last part of a name of several. */
    static String last(String name) {
        int start = 0;
        for (int end = end(name, 0); end < name.length(); end = end(name, start)) {
            if (name.charAt(end) != '.') {
                return name.substring(start);
            }
            start = end + 1;
        }
        return name.substring(start);
    }

    /** The identifier that a text begins with. */
    static String bare(String text) {
        return text.substring(0, end(text, 0));
    }

    /** One identifier of several, as PostgreSQL makes up the names of what belongs to a table. */
    static String joined(String... identifiers) {
        boolean quote = false;
        List<String> plain = new ArrayList<>();
        for (String identifier : identifiers) {
            boolean quoted = identifier.startsWith("\"");
            String name = quoted ? identifier.substring(1, identifier.length() - 1) : identifier;
            quote |= quoted && !name.matches("[a-z_][a-z0-9_]*");
            plain.add(name);
        }
        String name = String.join("_", plain);
        return quote ? "\"" + name + "\"" : name;
    }

    /** Names with commas between them. */
    static List<String> list(String text) {
        List<String> names = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == ',') {
                names.add(text.substring(start, i).strip());
                start = i + 1;
            } else if (text.charAt(i) == '"') {
                i = end(text, i) - 1;
            }
        }
        return names;
    }

    /** Expressions with commas between them, up to the bracket that closes their list. */
    static List<String> elements(String text) {
        List<String> elements = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length() && depth >= 0; i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'') {
                int close = text.indexOf(c, i + 1);
                i = close < 0 ? text.length() : close;
                continue;
            }
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            }
            if (depth < 0 || (depth == 0 && c == ',')) {
                elements.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        return elements;
    }

    /** Where the identifier that starts here ends. */
    private static int end(String text, int start) {
        if (start >= text.length()) {
            return text.length();
        }
        int at = start;
        if (text.charAt(at) != '"') {
            while (at < text.length()
                    && (Character.isLetterOrDigit(text.charAt(at)) || "_$".indexOf(text.charAt(at)) >= 0)) {
                at++;
            }
            return at;
        }
        for (at++; at < text.length(); at++) {
            if (text.charAt(at) == '"') {
                if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    at++;
                } else {
                    return at + 1;
                }
            }
        }
        return at;
    }

    /** An expression in brackets, without a second pair where PostgreSQL has printed one. */
    static String inBrackets(String expression) {
        return isInBrackets(expression) ? expression : "(" + expression + ")";
    }

    private static boolean isInBrackets(String expression) {
        int depth = 0;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c == '\'' || c == '"') {
                i = expression.indexOf(c, i + 1);
                if (i < 0) {
                    return false;
                }
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            }
            if (depth == 0 && i < expression.length() - 1) {
                return false;
            }
        }
        return depth == 0 && expression.startsWith("(");
    }

    /** Lines of {@code name=value} as a list in brackets. */
    static String parameters(String lines) {
        return lines.lines().map(Names::parameter).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String parameter(String line) {
        int at = line.indexOf('=');
        return at < 0 ? line : line.substring(0, at) + "=" + literal(line.substring(at + 1));
    }

    /** Lines of {@code name=value} as foreign data wants its options. */
    static String options(String lines) {
        return lines.lines()
                .map(line -> quoted(line.substring(0, line.indexOf('='))) + " "
                        + literal(line.substring(line.indexOf('=') + 1)))
                .collect(Collectors.joining(", ", "OPTIONS (", ")"));
    }

    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}

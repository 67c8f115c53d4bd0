package dev.retort.schema.change;

import dev.retort.schema.SchemaObject;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sequences, and the options of those behind an identity column. */
final class SequenceDefinition implements Definition {
    private static final Map<String, String> LARGEST =
            Map.of("smallint", "32767", "integer", "2147483647", "bigint", "9223372036854775807");
    private static final Map<String, String> SMALLEST =
            Map.of("smallint", "-32768", "integer", "-2147483648", "bigint", "-9223372036854775808");

    @Override
    public List<Statement> create(SchemaObject sequence, SchemaGraph side) {
        String type = value(sequence, "type");
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of("CREATE " + (sequence.has("unlogged") ? "UNLOGGED " : "") + "SEQUENCE "
                + sequence.id().name() + (type.equals("bigint") ? "" : " AS " + type) + options(sequence)));
        sequence.attribute("owned by")
                .ifPresent(owner -> statements.add(
                        Statement.of("ALTER SEQUENCE " + sequence.id().name() + " OWNED BY " + owner)));
        return statements;
    }

    /** In brackets; nothing where all are the usual ones. */
    static String identityOptions(SchemaObject sequence, SchemaObject column) {
        String usual = Names.last(Names.table(column)) + "_" + column.name() + "_seq";
        String name = usual.equals(Names.last(sequence.id().name()))
                ? ""
                : " SEQUENCE NAME " + sequence.id().name();
        String all = (name + (isOfColumnsType(sequence, column) ? options(sequence) : "")).strip();
        return all.isEmpty() ? "" : " (" + all + ")";
    }

    /** Gives a new identity's sequence the type that it has in place of the column's, as {@code LIKE … INCLUDING ALL} leaves it. */
    static Optional<Statement> retype(SchemaObject sequence, SchemaObject column) {
        return isOfColumnsType(sequence, column)
                ? Optional.empty()
                : Optional.of(Statement.of("ALTER SEQUENCE " + sequence.id().name() + " AS " + value(sequence, "type")
                        + options(sequence) + " RESTART"));
    }

    private static boolean isOfColumnsType(SchemaObject sequence, SchemaObject column) {
        return sequence.attribute("type").equals(column.attribute("type"));
    }

    private static String options(SchemaObject sequence) {
        String type = value(sequence, "type");
        boolean down = value(sequence, "increment").startsWith("-");
        String first = down ? value(sequence, "maximum") : value(sequence, "minimum");
        StringBuilder options = new StringBuilder();
        append(options, "INCREMENT BY", value(sequence, "increment"), "1");
        append(options, "MINVALUE", value(sequence, "minimum"), down ? String.valueOf(SMALLEST.get(type)) : "1");
        append(options, "MAXVALUE", value(sequence, "maximum"), down ? "-1" : String.valueOf(LARGEST.get(type)));
        append(options, "START WITH", value(sequence, "start"), first);
        append(options, "CACHE", value(sequence, "cache"), "1");
        return options + (sequence.has("cycle") ? " CYCLE" : "");
    }

    private static void append(StringBuilder options, String option, String value, String usual) {
        if (!value.equals(usual)) {
            options.append(' ').append(option).append(' ').append(value);
        }
    }

    private static String value(SchemaObject sequence, String attribute) {
        return sequence.attribute(attribute).orElse("");
    }

    @Override
    public Effect effect(Alter alter) {
        return alter.changes("identity") ? Effect.ANEW : Effect.IN_PLACE;
    }

    @Override
    public List<Statement> alter(Alter alter) {
        List<Statement> statements = new ArrayList<>();
        String start = "ALTER SEQUENCE " + alter.name();
        SchemaObject sequence = alter.after();
        if (!alter.before().id().equals(sequence.id())) {
            statements.add(Statement.of("ALTER SEQUENCE " + alter.before().id().name() + " RENAME TO "
                    + Names.last(sequence.id().name())));
        }
        if (alter.changes("unlogged")) {
            statements.add(Statement.of(start + (sequence.has("unlogged") ? " SET UNLOGGED" : " SET LOGGED")));
        }
        StringBuilder options = new StringBuilder();
        change(alter, options, "type", "AS");
        change(alter, options, "increment", "INCREMENT BY");
        change(alter, options, "minimum", "MINVALUE");
        change(alter, options, "maximum", "MAXVALUE");
        change(alter, options, "start", "START WITH");
        change(alter, options, "cache", "CACHE");
        if (alter.changes("cycle")) {
            options.append(sequence.has("cycle") ? " CYCLE" : " NO CYCLE");
        }
        if (isOutside(alter.before(), sequence)) {
            statements.add(
                    Statement.of(start + options + " RESTART")
                            .with(
                                    "starts again, since its values so far are not within the new bounds: look whether one can come twice"));
        } else if (!options.isEmpty()) {
            Statement statement = Statement.of(start + options);
            statements.add(
                    isNarrowed(alter.before(), sequence)
                            ? statement.with("fails where the sequence has gone beyond its new bounds")
                            : statement);
        }
        if (alter.changes("owned by") && !sequence.has("identity")) {
            Optional<String> owner = alter.now("owned by");
            statements.add(Statement.of(start + " OWNED BY " + owner.orElse("NONE")));
        }
        return statements;
    }

    /** Lets a new sequence go on after the values that a column has already. */
    static Statement goOn(SchemaObject sequence, SchemaObject column) {
        boolean down = value(sequence, "increment").startsWith("-");
        String last = "pg_catalog." + (down ? "min" : "max") + "(" + column.name() + ")";
        return Statement.of(
                "SELECT pg_catalog.setval(" + Names.literal(sequence.id().name()) + ", " + last + ") FROM "
                        + Names.table(column) + " HAVING " + last + " BETWEEN " + value(sequence, "minimum") + " AND "
                        + value(sequence, "maximum"));
    }

    private static boolean isOutside(SchemaObject before, SchemaObject after) {
        BigInteger start = new BigInteger(value(before, "start"));
        return start.compareTo(new BigInteger(value(after, "minimum"))) < 0
                || start.compareTo(new BigInteger(value(after, "maximum"))) > 0;
    }

    private static boolean isNarrowed(SchemaObject before, SchemaObject after) {
        return new BigInteger(value(before, "minimum")).compareTo(new BigInteger(value(after, "minimum"))) < 0
                || new BigInteger(value(before, "maximum")).compareTo(new BigInteger(value(after, "maximum"))) > 0;
    }

    private static void change(Alter alter, StringBuilder options, String attribute, String option) {
        if (alter.changes(attribute)) {
            options.append(' ').append(option).append(' ').append(value(alter.after(), attribute));
        }
    }
}

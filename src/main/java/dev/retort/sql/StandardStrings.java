package dev.retort.sql;

/**
 * The setting {@code standard_conforming_strings} as a script's own statements change it; on where it says nothing.
 *
 * @param on whether backslashes in '…' mean themselves now
 * @param inSession what it goes back to when the transaction commits
 * @param beforeTransaction what it goes back to when the transaction is rolled back
 */
record StandardStrings(boolean on, boolean inSession, boolean beforeTransaction) {
    static final StandardStrings DEFAULT = new StandardStrings(true, true, true);

    private static final String NAME = "standard_conforming_strings";
    private static final Pattern BEGIN = Pattern.of("BEGIN|START");
    private static final Pattern COMMIT = Pattern.of("COMMIT|END");
    private static final Pattern ROLLBACK = Pattern.of("ROLLBACK|ABORT [WORK|TRANSACTION]");

    /** The setting after a statement has run. */
    StandardStrings after(Phrase statement) {
        if (statement.startsWith("SET")) {
            return afterSet(statement.rest());
        }
        if (statement.startsWith("RESET") || statement.startsWith("DISCARD")) {
            boolean resets = statement.rest().startsWith("ALL") || isName(statement.rest());
            return resets ? new StandardStrings(true, true, beforeTransaction) : this;
        }
        if (BEGIN.match(statement).isPresent()) {
            return new StandardStrings(on, inSession, inSession);
        }
        if (COMMIT.match(statement).filter(rest -> !rest.startsWith("PREPARED")).isPresent()) {
            return new StandardStrings(inSession, inSession, inSession);
        }
        boolean goesBack = ROLLBACK.match(statement)
                .filter(rest -> !rest.startsWith("TO") && !rest.startsWith("PREPARED"))
                .isPresent();
        return goesBack ? new StandardStrings(beforeTransaction, beforeTransaction, beforeTransaction) : this;
    }

    private StandardStrings afterSet(Phrase statement) {
        boolean local = statement.startsWith("LOCAL");
        Phrase name = local || statement.startsWith("SESSION") ? statement.rest() : statement;
        if (!isName(name)) {
            return this;
        }
        Phrase sign = name.rest();
        if (!(sign.startsWith('=') || sign.startsWith("TO")) || sign.rest().isEmpty()) {
            return this;
        }
        boolean value = !isOff(sign.rest().value());
        return local
                ? new StandardStrings(value, inSession, beforeTransaction)
                : new StandardStrings(value, value, beforeTransaction);
    }

    private static boolean isName(Phrase phrase) {
        return !phrase.isEmpty() && phrase.value().equals(NAME);
    }

    /** PostgreSQL takes any beginning of these words that is not ambiguous. */
    private static boolean isOff(String value) {
        return switch (value) {
            case "", "o" -> false;
            case "0" -> true;
            default -> "false".startsWith(value) || "no".startsWith(value) || "off".startsWith(value);
        };
    }
}

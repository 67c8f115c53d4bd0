package dev.retort.sql;

import java.util.List;
import java.util.function.Predicate;

/**
 * Which statements PostgreSQL 14 to 18 refuses inside a transaction block (SQLSTATE 25001), and which begin or end one.
 *
 * <p>The first list follows the callers of the server's {@code PreventInTransactionBlock}. What only the catalog or a
 * procedure's body can tell is left to the server: REINDEX and CLUSTER of a partitioned table, CALL, DO.
 */
final class TransactionRules {
    private static final List<Rule> REFUSED = List.of(
            rule("CREATE [UNIQUE] INDEX CONCURRENTLY"),
            rule("DROP INDEX CONCURRENTLY"),
            rule("REINDEX [(…)] DATABASE|SYSTEM|SCHEMA"),
            rule("REINDEX [(…)] INDEX|TABLE CONCURRENTLY"),
            rule("REINDEX", rest -> Options.at(rest).isOn("concurrently")),
            rule("ALTER TABLE [IF] [EXISTS] [ONLY] name DETACH PARTITION name CONCURRENTLY"),
            rule("VACUUM"),
            // With a table it is allowed.
            rule("CLUSTER [(…)] [VERBOSE] end"),
            rule("CREATE|DROP DATABASE|TABLESPACE"),
            rule("ALTER DATABASE name [SET|WITH] TABLESPACE"),
            rule("ALTER SYSTEM"),
            rule("DISCARD ALL"),
            rule("COMMIT|ROLLBACK PREPARED"),
            // A replication slot is made, changed or dropped on another server, which no rollback reaches.
            rule("CREATE SUBSCRIPTION", TransactionRules::createsSlot),
            // Allowed once slot_name is NONE, which the catalog knows.
            rule("DROP SUBSCRIPTION"),
            rule("ALTER SUBSCRIPTION name REFRESH PUBLICATION"),
            rule("ALTER SUBSCRIPTION name SET|ADD|DROP PUBLICATION", rest -> !with(rest)
                    .isOff("refresh")),
            rule("ALTER SUBSCRIPTION name SET", rest -> Options.at(rest).has("failover")),
            rule("ALTER SUBSCRIPTION name SET", rest -> Options.at(rest).isOff("two_phase")));

    private static final List<Rule> CONTROL = List.of(
            rule("BEGIN|COMMIT|END|ABORT"),
            rule("START TRANSACTION"),
            // ROLLBACK TO goes back to a savepoint and stays in the transaction.
            rule("ROLLBACK [WORK|TRANSACTION]", rest -> !rest.startsWith("TO")),
            // PREPARE transaction AS … is a prepared statement of that name.
            rule("PREPARE TRANSACTION", rest -> rest.startsWith(TokenKind.STRING)));

    private static final List<Rule> REPEATABLE = List.of(
            rule("VACUUM"),
            rule("ANALYZE|ANALYSE"),
            rule("REINDEX"),
            rule("CLUSTER"),
            rule("ALTER SYSTEM"),
            rule("ALTER SUBSCRIPTION name REFRESH PUBLICATION"),
            rule("DROP DATABASE|TABLESPACE|SUBSCRIPTION IF EXISTS"));

    private static final Pattern CALL = Pattern.of("CALL");
    private static final Pattern DO = Pattern.of("DO");
    private static final java.util.regex.Pattern ENDS_A_TRANSACTION =
            java.util.regex.Pattern.compile("(?i)commit|rollback|call");

    private TransactionRules() {}

    static boolean mayControlTransaction(Phrase statement) {
        return CALL.match(statement).isPresent()
                || (DO.match(statement).isPresent()
                        && ENDS_A_TRANSACTION.matcher(statement.text()).find());
    }

    static boolean isRepeatable(Phrase statement) {
        return REPEATABLE.stream().anyMatch(rule -> rule.covers(statement));
    }

    static boolean refusesTransaction(Phrase statement) {
        return REFUSED.stream().anyMatch(rule -> rule.covers(statement));
    }

    static boolean controlsTransaction(Phrase statement) {
        return CONTROL.stream().anyMatch(rule -> rule.covers(statement));
    }

    private static boolean createsSlot(Phrase rest) {
        Options options = with(rest);
        return options.has("create_slot") ? !options.isOff("create_slot") : !options.isOff("connect");
    }

    private static Options with(Phrase rest) {
        return Options.at(rest.after("WITH").orElse(rest));
    }

    private static Rule rule(String pattern) {
        return rule(pattern, rest -> true);
    }

    private static Rule rule(String pattern, Predicate<Phrase> rest) {
        return new Rule(Pattern.of(pattern), rest);
    }

    /** A beginning, and what must hold of the words after it. */
    private record Rule(Pattern beginning, Predicate<Phrase> rest) {
        boolean covers(Phrase statement) {
            return beginning.match(statement).filter(rest).isPresent();
        }
    }
}

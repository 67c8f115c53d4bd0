package dev.retort.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which statements change nothing but the session that runs them, so that another session has to repeat them. */
final class SessionRules {
    private static final List<Pattern> WHOLE = List.of(
            Pattern.of("RESET"),
            Pattern.of("PREPARE name"),
            Pattern.of("DEALLOCATE"),
            Pattern.of("LISTEN"),
            Pattern.of("UNLISTEN"),
            Pattern.of("LOAD"),
            Pattern.of("CLOSE"),
            Pattern.of("DISCARD PLANS|SEQUENCES|TEMP|TEMPORARY"),
            Pattern.of("CREATE [OR] [REPLACE] [LOCAL|GLOBAL] TEMP|TEMPORARY VIEW|SEQUENCE"));
    private static final Pattern SET = Pattern.of("SET");
    private static final Pattern SELECT = Pattern.of("SELECT");
    private static final Pattern TEMPORARY =
            Pattern.of("CREATE [LOCAL|GLOBAL] TEMP|TEMPORARY TABLE|SEQUENCE [IF] [NOT] [EXISTS]");
    private static final Set<String> FUNCTIONS = Set.of(
            "set_config",
            "pg_advisory_lock",
            "pg_advisory_lock_shared",
            "pg_try_advisory_lock",
            "pg_try_advisory_lock_shared",
            "pg_advisory_unlock",
            "pg_advisory_unlock_shared",
            "pg_advisory_unlock_all");

    private SessionRules() {}

    static boolean changesOnlyTheSession(Phrase statement) {
        return WHOLE.stream().anyMatch(pattern -> pattern.match(statement).isPresent())
                || SET.match(statement)
                        .filter(SessionRules::outlastsItsTransaction)
                        .isPresent()
                || SELECT.match(statement).filter(SessionRules::onlyCalls).isPresent()
                || TEMPORARY.match(statement).filter(SessionRules::isEmptyTable).isPresent();
    }

    /** The name of what can be filled, and is gone with the session that filled it. */
    static Optional<String> temporaryName(Phrase statement) {
        return TEMPORARY.match(statement).flatMap(Phrase::afterName).map(Phrase::lastValue);
    }

    private static boolean outlastsItsTransaction(Phrase rest) {
        return !rest.startsWith("LOCAL") && !rest.startsWith("TRANSACTION") && !rest.startsWith("CONSTRAINTS");
    }

    /** {@code CREATE TABLE … AS} would be filled by what its query finds now. */
    private static boolean isEmptyTable(Phrase rest) {
        return rest.after("AS").isEmpty();
    }

    private static boolean onlyCalls(Phrase rest) {
        Phrase name = rest.startsWith("PG_CATALOG") && rest.rest().startsWith('.')
                ? rest.rest().rest()
                : rest;
        if (!name.startsWith(TokenKind.WORD) || !FUNCTIONS.contains(name.value())) {
            return false;
        }
        return name.rest()
                .afterGroup()
                .map(end -> end.isEmpty() || (end.startsWith(',') && onlyCalls(end.rest())))
                .orElse(false);
    }
}

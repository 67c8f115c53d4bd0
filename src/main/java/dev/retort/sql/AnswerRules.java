package dev.retort.sql;

/** What the server answers to a statement, as far as its text tells. */
final class AnswerRules {
    private static final Pattern OBJECTS =
            Pattern.of("ALTER|ANALYZE|COMMENT|CREATE|DO|DROP|GRANT|LOCK|REASSIGN|REFRESH|REINDEX"
                    + "|RESET|REVOKE|SECURITY|SET|TRUNCATE");
    private static final Pattern ROWS = Pattern.of("DELETE|INSERT|UPDATE");

    private AnswerRules() {}

    /** Whether it only changes something: no query, and nothing that hands out what it has changed. */
    static boolean answersNoRows(Phrase statement) {
        return OBJECTS.match(statement).isPresent()
                || ROWS.match(statement)
                        .filter(rest -> rest.after("RETURNING").isEmpty())
                        .isPresent();
    }
}

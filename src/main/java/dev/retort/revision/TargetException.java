package dev.retort.revision;

/** A target that means nothing on this graph, or more than one thing. */
public final class TargetException extends RuntimeException {
    /** What kind of mistake it is, for callers and for {@code --output json}. */
    public enum Code {
        MALFORMED("malformed_target"),
        /** A range, where one place is asked for. */
        RANGE("range_not_allowed"),
        UNKNOWN_REVISION("unknown_revision"),
        /** The version table names a revision that nobody knows. */
        UNKNOWN_ROW("unknown_row"),
        AMBIGUOUS_REVISION("ambiguous_revision"),
        NOT_ON_BRANCH("not_on_branch"),
        NO_HEAD("no_head"),
        MULTIPLE_HEADS("multiple_heads"),
        NOT_APPLIED("not_applied"),
        /** Relative to where the database is, and it is at more than one place. */
        AMBIGUOUS_START("ambiguous_start"),
        /** A fork on the way up, or a merge on the way down. */
        AMBIGUOUS_WALK("ambiguous_walk"),
        /** More steps than there are revisions. */
        TOO_FAR("too_far"),
        WRONG_DIRECTION("wrong_direction"),
        /** A new revision would follow one that has a child already. */
        NOT_A_HEAD("not_a_head"),
        DUPLICATE("duplicate_revision"),
        /** The two ends of a range do not lie on one line. */
        UNRELATED("unrelated_range");

        private final String text;

        Code(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    private final Code code;

    public TargetException(Code code, String message) {
        super(message);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}

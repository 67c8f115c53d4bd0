package dev.retort.revision;

/** A target that means nothing on this graph, or more than one thing. */
public final class TargetException extends RuntimeException {
    /** What kind of mistake it is, for callers and for {@code --output json}. */
    public enum Code {
        MALFORMED("malformed_target"),
        UNKNOWN_REVISION("unknown_revision"),
        AMBIGUOUS_REVISION("ambiguous_revision"),
        MULTIPLE_HEADS("multiple_heads"),
        NOT_APPLIED("not_applied");

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

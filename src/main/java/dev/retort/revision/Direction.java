package dev.retort.revision;

/** Which of a revision's two scripts a step runs. */
public enum Direction {
    UPGRADE("upgrade"),
    DOWNGRADE("downgrade");

    private final String text;

    Direction(String text) {
        this.text = text;
    }

    /** As it stands in reports, in the ledger and in {@code --output json}. */
    public String text() {
        return text;
    }
}

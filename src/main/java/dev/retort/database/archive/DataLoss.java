package dev.retort.database.archive;

/** What becomes of rows and values that a step destroys. */
public enum DataLoss {
    /** They are kept, and put back by the step that leads the other way. */
    ARCHIVE("archive"),
    /** The step does not run. */
    REFUSE("refuse"),
    /** They are gone. */
    ALLOW("allow");

    private final String text;

    DataLoss(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}

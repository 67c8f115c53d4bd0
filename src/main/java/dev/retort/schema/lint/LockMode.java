package dev.retort.schema.lint;

/** A lock on a relation, from weak to strong. */
public enum LockMode {
    ACCESS_SHARE,
    ROW_SHARE,
    ROW_EXCLUSIVE,
    SHARE_UPDATE_EXCLUSIVE,
    SHARE,
    SHARE_ROW_EXCLUSIVE,
    EXCLUSIVE,
    ACCESS_EXCLUSIVE;

    /** By its words, such as {@code ACCESS EXCLUSIVE}. */
    static LockMode of(String words) {
        return valueOf(words.strip().replace(' ', '_'));
    }

    /** Whether nobody reads the relation meanwhile. */
    public boolean blocksReads() {
        return this == ACCESS_EXCLUSIVE;
    }

    /** Whether nobody changes rows of it meanwhile. */
    public boolean blocksWrites() {
        return compareTo(SHARE) >= 0;
    }

    /** As the manual writes it. */
    public String text() {
        return name().replace('_', ' ');
    }
}

package dev.retort.database.archive;

import java.util.OptionalLong;

/**
 * What a step would destroy, as far as its words and the catalog tell before it runs.
 *
 * @param what completes "the step …": {@code drops table orders}
 * @param rows how many rows or values, at most; empty where nobody can know
 * @param counted whether that is a count, or the catalog's estimate
 * @param bytes the size on disk of the table that holds them; 0 where there is none
 * @param certain whether it comes to that; else it is so many at most, and perhaps none
 * @param why for people: how they come back, by which rule, or why they do not
 */
public record Expected(
        String what, OptionalLong rows, boolean counted, long bytes, boolean certain, Verdict verdict, String why) {
    /** Whether the way back finds everything again, where what is destroyed is kept. */
    public enum Verdict {
        /** All of it, as it was. */
        LOSSLESS,
        /** By a rule, which {@code why} states. */
        BY_RULE,
        /** Not at all. */
        LOST,
        /** Only the run itself will show what is destroyed. */
        UNTOLD
    }

    Expected(String what, Sizes.Size size, Verdict verdict, String why) {
        this(what, size.rows(), size.counted(), size.bytes(), what.startsWith("drops"), verdict, why);
    }
}

package dev.retort.engine;

import dev.retort.revision.Revision;
import java.time.Duration;
import java.util.List;

/**
 * What became of one revision that was taken forward, back and forward again.
 *
 * @param notes what a person should know besides: tables that took no row, what the archive kept
 */
public record Proof(Revision revision, Verdict verdict, List<String> notes, Duration duration) {
    public Proof {
        notes = List.copyOf(notes);
    }

    /** The verdict on it. */
    public sealed interface Verdict {
        /** Schema and rows are as they were. */
        record Restores() implements Verdict {}

        /**
         * The schema is not as it was.
         *
         * @param place of the down section, as file:line
         * @param lines the difference, readable
         */
        record Differs(String place, List<String> lines) implements Verdict {}

        /** The schema is, and rows are not. */
        record LosesData(String place, List<String> lines) implements Verdict {}

        /** There is no down section. */
        record NoWayBack() implements Verdict {}

        /** A script failed. */
        record Fails(String message) implements Verdict {}

        /** A revision that it needs could not be applied. */
        record NotReached() implements Verdict {}
    }

    /** Whether whoever asked for a proof got none. */
    public boolean isFailure() {
        return switch (verdict) {
            case Verdict.Differs differs -> true;
            case Verdict.Fails fails -> true;
            case Verdict.NotReached not -> true;
            case Verdict.Restores restores -> false;
            case Verdict.LosesData loses -> false;
            case Verdict.NoWayBack none -> false;
        };
    }
}

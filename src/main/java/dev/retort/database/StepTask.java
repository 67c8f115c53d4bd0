package dev.retort.database;

import java.util.function.Supplier;

/**
 * A step of a run that is to be done.
 *
 * @param run whose record it belongs to
 * @param position in its plan, 1-based
 * @param guard who stands beside it, asked when its turn comes
 */
public record StepTask(StepWork work, long run, int position, Supplier<StepGuard> guard) {
    String revision() {
        return work.entry().revision().id();
    }
}

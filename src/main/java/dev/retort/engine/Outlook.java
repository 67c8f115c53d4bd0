package dev.retort.engine;

import dev.retort.revision.Plan;
import java.util.List;

/**
 * What a run would do.
 *
 * @param steps what is known of each step of the plan; none where no database was asked
 */
public record Outlook(Plan plan, List<StepForecast> steps) {
    public Outlook {
        steps = List.copyOf(steps);
    }
}

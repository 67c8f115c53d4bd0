package dev.retort.engine;

import dev.retort.database.archive.DataLoss;
import dev.retort.database.archive.Expected;
import dev.retort.database.archive.Returning;
import dev.retort.revision.Step;
import java.util.List;

/**
 * What is known of a step before it runs.
 *
 * @param dataLoss what would become of what it destroys
 * @param destroys what it would destroy
 * @param returns what it would put back
 */
public record StepForecast(Step step, DataLoss dataLoss, List<Expected> destroys, List<Returning> returns) {
    public StepForecast {
        destroys = List.copyOf(destroys);
        returns = List.copyOf(returns);
    }
}

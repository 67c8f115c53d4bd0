package dev.retort.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;

/** What holds of every plan on every graph. */
final class PlanLaws {
    private PlanLaws() {}

    /** Each step can run when it runs, the applied set stays closed, and the rows are its maximal elements. */
    static Set<String> assertLegal(RevisionGraph graph, Set<String> applied, Plan plan) {
        Set<String> now = new HashSet<>(applied);
        assertThat(plan.rowsBefore()).containsExactlyElementsOf(graph.maximal(now));
        for (int done = 0; done < plan.steps().size(); done++) {
            Step step = plan.steps().get(done);
            String id = step.revision().id();
            assertThat(plan.rowsAfter(done)).as("rows before " + step).containsAll(step.rowsRemoved());
            if (step.direction() == Direction.UPGRADE) {
                assertThat(now).containsAll(graph.requirements(id)).doesNotContain(id);
                now.add(id);
            } else {
                assertThat(now).contains(id);
                now.remove(id);
            }
            assertThat(graph.closure(now)).as("closed after " + step).isEqualTo(now);
            assertThat(plan.rowsAfter(done + 1)).as("rows after " + step).containsExactlyElementsOf(graph.maximal(now));
            assertThat(plan.stepsTo(plan.rowsAfter(done)))
                    .as("no rows come twice")
                    .hasValue(done);
        }
        return now;
    }
}

package dev.retort.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** On any graph, from any place, every plan is legal. The seed is printed, and set by {@code -Dseed}. */
class RandomGraphTest {
    private static final int GRAPHS = Integer.getInteger("graphs", 300);

    @Test
    void everyPlanOnEveryGraphIsLegal() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("random graphs from seed " + seed);
        RandomGenerator random = new SplittableRandom(seed);
        for (int i = 0; i < GRAPHS; i++) {
            RevisionGraph graph = graph(random);
            List<String> ids = graph.revisions().stream().map(Revision::id).toList();
            Set<String> applied = graph.closure(some(random, ids, 3));
            for (String target : targets(random, ids)) {
                for (Verb verb : Verb.values()) {
                    check(graph, applied, verb, target);
                }
            }
            thereAndBack(graph, applied, graph.closure(some(random, ids, 3)));
        }
    }

    private static void check(RevisionGraph graph, Set<String> applied, Verb verb, String expression) {
        TargetResolver resolver = new TargetResolver(graph, graph, applied);
        Target target = Target.parse(expression);
        assertThat(target.text()).isEqualTo(expression);
        try {
            Plan plan = verb.plan(resolver, target);
            Set<String> after = PlanLaws.assertLegal(graph, applied, plan);
            assertThat(plan).as("the same again").isEqualTo(verb.plan(resolver, target));
            switch (verb) {
                case UPGRADE -> assertThat(after).containsAll(applied);
                case DOWNGRADE -> assertThat(applied).containsAll(after);
                case GOTO, STAMP ->
                    assertThat(after)
                            .containsAll(verb.destination(resolver, target).revisions());
            }
        } catch (TargetException e) {
            assertThat(e).hasMessageMatching("(?s).{20,}").hasMessageNotContaining("null");
        }
    }

    private static void thereAndBack(RevisionGraph graph, Set<String> here, Set<String> there) {
        Set<String> arrived = PlanLaws.assertLegal(graph, here, Plan.between(graph, here, there));
        assertThat(arrived).isEqualTo(there);
        assertThat(PlanLaws.assertLegal(graph, there, Plan.between(graph, there, here)))
                .isEqualTo(here);
    }

    private static List<String> targets(RandomGenerator random, List<String> ids) {
        String id = ids.get(random.nextInt(ids.size()));
        String other = ids.get(random.nextInt(ids.size()));
        return List.of(
                "head",
                "heads",
                "base",
                id,
                id + "@head",
                id + "@heads",
                id + "@base",
                id + "@" + other,
                "+1",
                "-1",
                "-2",
                id + "@+1",
                id + "@-1",
                id + "-1",
                id + "+1",
                other + "@" + id + "-2",
                "head-1",
                "heads-1",
                "base+1");
    }

    private static RevisionGraph graph(RandomGenerator random) {
        int size = 1 + random.nextInt(12);
        List<Revision> revisions = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Set<String> down = some(random, ids, 2);
            Set<String> deps = random.nextInt(3) == 0 ? some(random, ids, 2) : new TreeSet<>();
            // Ids that do not sort as they were made.
            String id = "r%04x%02d".formatted(random.nextInt(0x10000), i);
            revisions.add(
                    new Revision(id, List.copyOf(down), List.copyOf(deps), List.of(), "", new Origin(id, Map.of())));
            ids.add(id);
        }
        return RevisionGraph.of(revisions);
    }

    private static Set<String> some(RandomGenerator random, List<String> ids, int most) {
        Set<String> some = new TreeSet<>();
        int count = ids.isEmpty() ? 0 : random.nextInt(most + 1);
        for (int i = 0; i < count; i++) {
            some.add(ids.get(random.nextInt(ids.size())));
        }
        return some;
    }
}

package dev.retort.bench;

import dev.retort.revision.Origin;
import dev.retort.revision.Plan;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.Target;
import dev.retort.revision.TargetResolver;
import dev.retort.revision.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Revisions joined to a graph, and the plan from an empty database to all of them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class GraphBenchmark {
    private static final int GROUP = 20;

    /** One line, or of each twenty revisions a fork, a merge and two dependencies between the branches. */
    @Param({"line", "merges"})
    public String shape = "line";

    @Param({"2500", "5000", "10000"})
    public int revisions;

    private List<Revision> given = List.of();
    private Set<String> everything = Set.of();

    @Setup
    public void make() {
        given = new ArrayList<>();
        for (int i = 0; i < revisions; i++) {
            given.add(shape.equals("line") ? revision(i, parent(i), List.of()) : grouped(i));
        }
        everything = RevisionGraph.of(given).applied(List.of(id(revisions - 1)));
    }

    @Benchmark
    public RevisionGraph graph() {
        return RevisionGraph.of(given);
    }

    @Benchmark
    public Plan graphAndPlan() {
        return plan(Verb.UPGRADE, "heads", Set.of());
    }

    @Benchmark
    public Plan graphAndPlanBack() {
        return plan(Verb.DOWNGRADE, "base", everything);
    }

    private Plan plan(Verb verb, String target, Set<String> applied) {
        RevisionGraph graph = RevisionGraph.of(given);
        return verb.plan(new TargetResolver(graph, graph, applied), Target.parse(target));
    }

    private static Revision grouped(int i) {
        return switch (i % GROUP) {
            case 5 -> revision(i, parent(i), List.of(id(i + 5)));
            case 10 -> revision(i, List.of(id(i - 10)), List.of());
            case 18 -> revision(i, parent(i), List.of(id(i - 15)));
            case 19 -> revision(i, List.of(id(i - 1), id(i - 10)), List.of());
            default -> revision(i, parent(i), List.of());
        };
    }

    private static List<String> parent(int i) {
        return i == 0 ? List.of() : List.of(id(i - 1));
    }

    private static Revision revision(int i, List<String> down, List<String> needs) {
        return new Revision(id(i), down, needs, List.of(), "add a column", new Origin(id(i) + ".sql", Map.of("revision", 1)));
    }

    /** As random as real ids: neighbours do not sort beside each other. */
    private static String id(int i) {
        return "%04x%04x%04x".formatted(i * 40503 & 0xFFFF, (i * 30011 + 7) & 0xFFFF, i);
    }
}

package dev.retort.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Does what Alembic 1.20.1 did, case by case. Where Alembic is wrong, the case stands in {@code warts.txt} with the wart's
 * name and what is right. The order of steps is ours: it depends on the graph alone, and is checked to be legal.
 */
class OracleTest {
    private static final Map<String, Wart> WARTS = Wart.all();

    static Stream<OracleCase> moves() {
        Set<String> verbs = Set.of("upgrade", "downgrade", "stamp");
        return OracleCase.all().stream()
                .filter(it -> verbs.contains(it.verb()))
                .filter(it -> !it.arguments().contains("--sql"))
                .filter(it -> !"SystemExit".equals(it.error()));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("moves")
    void goesWhereAlembicGoes(OracleCase oracle) {
        String ours = ours(oracle);
        String theirs = theirs(oracle);
        Optional<Wart> wart = Optional.ofNullable(WARTS.get(oracle.name()));
        if (wart.isPresent()) {
            assertThat(ours)
                    .as("%s (%s)", oracle, wart.get().name())
                    .isEqualTo(wart.get().right());
            assertThat(ours).as("%s is no wart any more", oracle).isNotEqualTo(theirs);
        } else {
            assertThat(ours.replaceFirst("^error .*", "error"))
                    .as("%s ours: %s", oracle, ours)
                    .isEqualTo(theirs);
        }
    }

    static Stream<OracleCase> histories() {
        return OracleCase.all().stream()
                .filter(it -> it.verb().equals("history"))
                .filter(it -> it.command().contains("-r"));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("histories")
    void rangesHoldWhatAlembicsHold(OracleCase oracle) {
        String theirs = oracle.error() != null ? "error" : String.join(" ", new TreeSet<>(oracle.listed()));
        String ours = history(oracle);
        Optional<Wart> wart = Optional.ofNullable(WARTS.get(oracle.name()));
        assertThat(ours).as("%s", oracle).isEqualTo(wart.map(Wart::right).orElse(theirs));
    }

    private static String history(OracleCase oracle) {
        try {
            RevisionGraph graph = oracle.graph();
            String range = oracle.command().replaceFirst(".*-r *(\\S+).*", "$1");
            return RevisionRange.parse(range)
                    .of(new TargetResolver(graph, graph, graph.applied(oracle.rowsBefore())))
                    .stream()
                    .map(Revision::id)
                    .sorted()
                    .collect(Collectors.joining(" "));
        } catch (TargetException e) {
            return "error";
        }
    }

    static Stream<OracleCase> creations() {
        return OracleCase.all().stream()
                .filter(it -> it.verb().equals("merge") || it.verb().equals("revision"))
                .filter(it -> !it.command().contains("--sql") && !it.command().contains("--autogenerate"));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("creations")
    void newRevisionsFollowWhatAlembicsFollow(OracleCase oracle) {
        String ours;
        try {
            ours = created(oracle);
        } catch (TargetException | GraphException e) {
            ours = "error";
        }
        String theirs =
                oracle.error() != null ? "error" : oracle.created().getFirst().text();
        Optional<Wart> wart = Optional.ofNullable(WARTS.get(oracle.name()));
        assertThat(ours).as("%s", oracle).isEqualTo(wart.map(Wart::right).orElse(theirs));
    }

    private static String created(OracleCase oracle) {
        RevisionGraph graph = oracle.graph();
        NewParents place = new NewParents(graph);
        boolean splice = oracle.arguments().contains("--splice");
        List<String> heads = oracle.verb().equals("merge") ? oracle.places() : oracle.option("--head");
        List<String> labels = oracle.option("--branch-label");
        Revision made = new Revision(
                oracle.option("--rev-id").getFirst(),
                place.parents(heads, splice),
                place.dependencies(oracle.option("--depends-on")),
                labels,
                "",
                new Origin("new.sql", Map.of()));
        RevisionGraph.of(
                Stream.concat(graph.revisions().stream(), Stream.of(made)).toList());
        return OracleCase.Made.text(made.downRevisions(), made.branchLabels(), made.dependsOn());
    }

    private static String theirs(OracleCase oracle) {
        if (oracle.error() != null) {
            return "error";
        }
        List<String> steps = oracle.verb().equals("stamp") ? List.of() : oracle.steps();
        return text(steps, Objects.requireNonNull(oracle.rows()));
    }

    private static String ours(OracleCase oracle) {
        try {
            RevisionGraph graph = oracle.graph();
            boolean purge = oracle.arguments().contains("--purge");
            Set<String> applied = purge ? Set.of() : graph.applied(oracle.rowsBefore());
            Plan plan = plan(oracle, graph, applied);
            PlanLaws.assertLegal(graph, applied, plan);
            List<String> steps = plan.steps().stream()
                    .map(step -> (step.direction() == Direction.UPGRADE ? "+" : "-")
                            + step.revision().id())
                    .toList();
            return text(oracle.verb().equals("stamp") ? List.of() : steps, plan.rowsAfter());
        } catch (TargetException e) {
            return "error " + e.code().text();
        } catch (GraphException e) {
            return "error graph";
        }
    }

    private static String text(List<String> steps, List<String> rows) {
        return Stream.of(new TreeSet<>(steps), Set.of("="), new TreeSet<>(rows))
                .flatMap(Set::stream)
                .collect(Collectors.joining(" "));
    }

    private static Plan plan(OracleCase oracle, RevisionGraph graph, Set<String> applied) {
        TargetResolver resolver = new TargetResolver(graph, graph, applied);
        List<Target> targets = oracle.arguments().stream()
                .filter(word -> !word.startsWith("--"))
                .map(Target::parse)
                .toList();
        return switch (oracle.verb()) {
            case "upgrade" -> Verb.UPGRADE.plan(resolver, targets.getFirst());
            case "downgrade" -> Verb.DOWNGRADE.plan(resolver, targets.getFirst());
            default -> Plan.between(graph, applied, Verb.stamped(resolver, targets));
        };
    }
}

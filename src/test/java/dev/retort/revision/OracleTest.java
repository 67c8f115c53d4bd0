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

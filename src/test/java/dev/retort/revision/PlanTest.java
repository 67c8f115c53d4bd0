package dev.retort.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scenarios that Alembic 1.20.1 was measured on, where it is right. */
class PlanTest {
    private static Revision revision(String id, String downs, String deps, String labels) {
        return new Revision(
                id, list(downs), list(deps), list(labels), "", new Origin(id + ".sql", Map.of("revision", 1)));
    }

    private static List<String> list(String text) {
        return text.isBlank() ? List.of() : Stream.of(text.split(" ")).toList();
    }

    private static final RevisionGraph MERGED = RevisionGraph.of(List.of(
            revision("base00", "", "", ""),
            revision("left11", "base00", "", "left"),
            revision("left22", "left11", "", ""),
            revision("rite11", "base00", "", "rite"),
            revision("rite22", "rite11", "", ""),
            revision("merge33", "left22 rite22", "", ""),
            revision("after44", "merge33", "", "")));

    private static final RevisionGraph TWO = RevisionGraph.of(List.of(
            revision("base00", "", "", ""),
            revision("left11", "base00", "", "left"),
            revision("left22", "left11", "", ""),
            revision("rite11", "base00", "", "rite"),
            revision("rite22", "rite11", "", "")));

    private static final RevisionGraph DEPENDENT = RevisionGraph.of(List.of(
            revision("libb01", "", "", "lib"),
            revision("libb02", "libb01", "", ""),
            revision("libb03", "libb02", "", ""),
            revision("appp01", "", "", "app"),
            revision("appp02", "appp01", "libb02", ""),
            revision("appp03", "appp02", "", ""),
            revision("base00", "", "", "")));

    @ParameterizedTest
    @CsvSource({
        "two, '', UPGRADE, heads, +base00 +left11 +left22 +rite11 +rite22, left22 rite22",
        "two, left22 rite22, DOWNGRADE, left22, '', left22 rite22",
        "two, left22 rite22, DOWNGRADE, base00, -rite22 -rite11 -left22 -left11, base00",
        "two, left22, UPGRADE, rite@head, +rite11 +rite22, left22 rite22",
        "two, left22, GOTO, left11, -left22, left11",
        "two, left22 rite22, GOTO, left11, -left22, left11 rite22",
        "two, left22 rite22, GOTO, base, -rite22 -rite11 -left22 -left11 -base00, ''",
        "two, left22, GOTO, rite11, +rite11, left22 rite11",
        "merged, after44, DOWNGRADE, left22, -after44 -merge33, left22 rite22",
        "merged, after44, DOWNGRADE, left11, -after44 -merge33 -left22, left11 rite22",
        "merged, after44, GOTO, rite22, -after44 -merge33, left22 rite22",
        "merged, left22, GOTO, head, +rite11 +rite22 +merge33 +after44, after44",
        "merged, left22, UPGRADE, afte, +rite11 +rite22 +merge33 +after44, after44",
        "dependent, '', UPGRADE, app@head, +appp01 +libb01 +libb02 +appp02 +appp03, appp03",
        "dependent, appp03, UPGRADE, lib@head, +libb03, appp03 libb03",
        "dependent, appp03 libb03, DOWNGRADE, libb01, -libb03 -appp03 -appp02 -libb02, appp01 libb01",
        "dependent, appp03, DOWNGRADE, appp01, -appp03 -appp02, appp01 libb02",
        // What depends on the destination stays: the destination is applied still.
        "dependent, appp03, DOWNGRADE, libb02, '', appp03",
        "dependent, appp03 libb03, DOWNGRADE, libb02, -libb03, appp03"
    })
    void plans(String name, String rows, Verb verb, String expression, String steps, String rowsAfter) {
        RevisionGraph graph =
                switch (name) {
                    case "two" -> TWO;
                    case "merged" -> MERGED;
                    default -> DEPENDENT;
                };
        Set<String> applied = graph.closure(list(rows));
        Target target = Target.parse(expression);

        Plan plan = verb.plan(new TargetResolver(graph, graph, applied), target);

        assertThat(plan.steps().stream()
                        .map(step -> (step.direction() == Direction.UPGRADE ? "+" : "-")
                                + step.revision().id()))
                .containsExactlyInAnyOrderElementsOf(list(steps));
        assertThat(plan.rowsAfter()).isEqualTo(list(rowsAfter));
        PlanLaws.assertLegal(graph, applied, plan);
    }

    @ParameterizedTest
    @CsvSource({
        "head, multiple_heads, left22, rite22",
        "nowhere, unknown_revision, nowhere, history",
        "left, not_applied, left11, current",
        "a@b@c, malformed_target, a@b@c, more than one",
        "left@rite22, not_on_branch, rite22, not on branch left",
        "+1, wrong_direction, +1, upgrade",
        "-2, too_far, after 1 step, base",
        "base00+1, ambiguous_walk, left11, rite11",
        "heads-1, multiple_heads, left22, rite22",
        "left@+0, malformed_target, zero, label@-1",
        "base00:left22, range_not_allowed, range, history"
    })
    void refusesATargetThatMeansNothing(String expression, String code, String part, String other) {
        assertThatThrownBy(() -> {
                    Target target = Target.parse(expression);
                    Verb.DOWNGRADE.plan(new TargetResolver(TWO, TWO, Set.of("base00")), target);
                })
                .isInstanceOfSatisfying(
                        TargetException.class, e -> assertThat(e.code().text()).isEqualTo(code))
                .hasMessageContaining(part)
                .hasMessageContaining(other);
    }

    @Test
    void tellsEveryProblemOfAGraphAtOnce() {
        assertThatThrownBy(() -> RevisionGraph.of(List.of(
                        revision("aaaa", "", "", "one"),
                        revision("aaaa", "", "", ""),
                        revision("bbbb", "none", "", "one"),
                        revision("cccc", "cccc", "nothing", ""),
                        revision("head", "", "", ""))))
                .isInstanceOfSatisfying(
                        GraphException.class, e -> assertThat(e.problems()).hasSize(6))
                .hasMessageContaining("aaaa.sql:1: revision aaaa is there already")
                .hasMessageContaining("branch label one is used already")
                .hasMessageContaining("down revision none of bbbb does not exist")
                .hasMessageContaining("names itself")
                .hasMessageContaining("depends on nothing")
                .hasMessageContaining("meaning of its own");
    }

    @Test
    void namesTheRevisionsOfACycle() {
        assertThatThrownBy(() -> RevisionGraph.of(List.of(
                        revision("aaaa", "cccc", "", ""),
                        revision("bbbb", "aaaa", "", ""),
                        revision("cccc", "", "bbbb", ""))))
                .hasMessageContaining("aaaa -> cccc -> bbbb -> aaaa");
    }
}

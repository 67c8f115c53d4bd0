package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.revision.OracleCase;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Says of revisions what Alembic says of them. */
class RevisionTextTest {
    static Stream<OracleCase> listings() {
        Set<String> commands = Set.of("heads", "heads --resolve-dependencies", "branches", "history", "history -i");
        return OracleCase.all().stream()
                .filter(it -> commands.contains(it.command()))
                .filter(it -> it.error() == null && it.revisions().size() > 1)
                .filter(it -> !it.name().matches("duplicate-id.*|linear-unknown-row.*"));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("listings")
    void listsAsAlembicLists(OracleCase oracle) {
        RevisionGraph graph = oracle.graph();
        boolean marks = oracle.command().endsWith("-i");
        RevisionText text =
                RevisionText.of(graph, marks ? graph.maximal(graph.closure(oracle.rowsBefore())) : Set.of());

        List<String> lines =
                switch (oracle.command()) {
                    case "heads" -> names(text, graph.heads());
                    case "heads --resolve-dependencies" -> names(text, graph.effectiveHeads());
                    case "branches" ->
                        graph.revisions().stream()
                                .filter(it -> graph.isBranchPoint(it.id()))
                                .flatMap(it -> text.fork(it).lines())
                                .toList();
                    default -> graph.revisions().stream().map(text::line).toList();
                };

        assertThat(lines.stream().map(RevisionTextTest::sorted))
                .as("%s", oracle)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(oracle.out().stream(), oracle.unordered().stream())
                        .map(RevisionTextTest::sorted)
                        .toList());
    }

    private static List<String> names(RevisionText text, Collection<String> ids) {
        return ids.stream().map(text::name).toList();
    }

    /** Alembic's order of labels, and of marks, differs from run to run. */
    private static List<String> sorted(String line) {
        return Stream.of(line.split("[ ,()]+")).sorted().toList();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("shown")
    void showsAsAlembicShows(OracleCase oracle) {
        RevisionGraph graph = oracle.graph();
        Revision revision = graph.revision(oracle.out().getLast().strip());

        assertThat(RevisionText.of(graph).paragraph(revision, "x").lines().filter(line -> !line.isBlank()))
                .containsExactlyElementsOf(oracle.out().stream()
                        .map(line -> line.replaceFirst("Path: .*", "Path: x"))
                        .toList());
    }

    static Stream<OracleCase> shown() {
        return OracleCase.all().stream()
                .filter(it -> it.verb().equals("show")
                        && it.error() == null
                        && !it.out().isEmpty())
                .filter(it -> it.out().stream()
                                .filter(line -> line.startsWith("Rev:"))
                                .count()
                        == 1);
    }
}

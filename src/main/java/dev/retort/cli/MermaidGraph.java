package dev.retort.cli;

import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws revisions as a Mermaid flowchart, which GitHub and many wikis show; dependencies are dotted. */
final class MermaidGraph {
    private final RevisionGraph graph;
    private final Set<String> applied;
    private final Set<String> targets;

    MermaidGraph(RevisionGraph graph, Set<String> applied, Set<String> targets) {
        this.graph = graph;
        this.applied = applied;
        this.targets = targets;
    }

    /** @param revisions in the order in which they are to be named */
    List<String> lines(List<Revision> revisions) {
        List<String> lines = new ArrayList<>(List.of("flowchart BT"));
        Map<String, String> names = new HashMap<>();
        for (Revision revision : revisions) {
            String name = "r" + names.size();
            names.put(revision.id(), name);
            String labels =
                    revision.branchLabels().isEmpty() ? "" : " (" + String.join(", ", revision.branchLabels()) + ")";
            lines.add("    " + name + "[\"" + escaped(revision.id() + labels) + "<br/>" + escaped(revision.message())
                    + "\"]" + style(revision.id()));
        }
        for (Revision revision : revisions) {
            Set<String> parents = Set.copyOf(revision.downRevisions());
            graph.requirements(revision.id()).stream()
                    .filter(names::containsKey)
                    .sorted()
                    .forEach(needed -> lines.add("    " + names.get(needed)
                            + (parents.contains(needed) ? " --> " : " -.-> ") + names.get(revision.id())));
        }
        lines.add("    classDef applied fill:#d5f0dd,stroke:#1a7f37");
        lines.add("    classDef target stroke:#bf3989,stroke-width:3px");
        return lines;
    }

    private String style(String id) {
        return (applied.contains(id) ? ":::applied" : "") + (targets.contains(id) ? ":::target" : "");
    }

    /** Mermaid reads HTML's entities in quoted labels. */
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || " _-.,:()/+".indexOf(c) >= 0) {
                safe.appendCodePoint(c);
            } else {
                safe.append("#").append(c).append(';');
            }
        });
        return safe.toString();
    }
}

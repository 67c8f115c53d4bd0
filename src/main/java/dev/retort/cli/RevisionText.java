package dev.retort.cli;

import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Revisions as people read them, in Alembic's words.
 *
 * @param current what is marked as current; empty where nobody asked the database
 */
record RevisionText(RevisionGraph graph, Map<String, NavigableSet<String>> labels, Set<String> current) {
    static RevisionText of(RevisionGraph graph) {
        return of(graph, Set.of());
    }

    static RevisionText of(RevisionGraph graph, Set<String> current) {
        return new RevisionText(graph, graph.labels(), current);
    }

    /** {@code 1975ea83b712 (billing) (head)}. */
    String name(String id) {
        return labelled(id) + headMark(id);
    }

    private String marked(String id) {
        return labelled(id) + marks(id);
    }

    private String labelled(String id) {
        StringBuilder text = new StringBuilder(id);
        Set<String> on = labels.getOrDefault(id, new TreeSet<>());
        if (!on.isEmpty()) {
            text.append(" (").append(String.join(", ", on)).append(')');
        }
        return text.toString();
    }

    /** {@code ae1027a6acf2 (dependency) -> 1975ea83b712 (billing) (head), message}. */
    String line(Revision revision) {
        String needs = revision.dependsOn().isEmpty() ? "" : " (" + String.join(", ", revision.dependsOn()) + ")";
        return parents(revision) + needs + " -> " + marked(revision.id()) + ", " + revision.message();
    }

    /** {@code 1975ea83b712 (billing) (needs c4a81f0d9e36)  message}, to stand beside a drawing. */
    String beside(Revision revision) {
        String needs = revision.dependsOn().isEmpty() ? "" : " (needs " + String.join(", ", revision.dependsOn()) + ")";
        return name(revision.id()) + needs + "  " + revision.message();
    }

    /** All that is known of it, on lines of its own. */
    String paragraph(Revision revision, String file) {
        String id = revision.id();
        StringBuilder text = new StringBuilder("Rev: ").append(id).append(marks(id));
        line(text, graph.isMergePoint(id) ? "Merges" : "Parent", parents(revision));
        line(text, "Also depends on", revision.dependsOn());
        line(text, "Branches into", graph.isBranchPoint(id) ? graph.children(id) : Set.of());
        line(text, "Branch names", labels.getOrDefault(id, new TreeSet<>()));
        line(text, "Path", file);
        return text.append("\n\n    ").append(revision.message()).append('\n').toString();
    }

    /** A revision where branches part, and what follows it. */
    String fork(Revision revision) {
        StringBuilder text = new StringBuilder(marked(revision.id()));
        graph.children(revision.id())
                .forEach(child -> text.append("\n       -> ").append(marked(child)));
        return text.toString();
    }

    private String marks(String id) {
        StringBuilder marks = new StringBuilder(headMark(id));
        if (current.contains(id)) {
            marks.append(" (current)");
        }
        if (graph.isBranchPoint(id)) {
            marks.append(" (branchpoint)");
        }
        if (graph.isMergePoint(id)) {
            marks.append(" (mergepoint)");
        }
        return marks.toString();
    }

    private String headMark(String id) {
        if (!graph.children(id).isEmpty()) {
            return "";
        }
        return graph.isEffectiveHead(id) ? " (head)" : " (effective head)";
    }

    private static String parents(Revision revision) {
        return revision.downRevisions().isEmpty() ? "<base>" : String.join(", ", revision.downRevisions());
    }

    private static void line(StringBuilder text, String name, Collection<String> values) {
        if (!values.isEmpty()) {
            line(text, name, String.join(", ", values));
        }
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append('\n').append(name).append(": ").append(value);
    }
}

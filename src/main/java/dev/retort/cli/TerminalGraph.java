package dev.retort.cli;

import dev.retort.cli.GraphLayout.Row;
import dev.retort.revision.Revision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Draws revisions with lines between them, for a terminal: ● applied, ○ not applied, ◎ the target. */
final class TerminalGraph {
    private final Set<String> applied;
    private final Set<String> targets;
    private final Function<Revision, String> text;

    /** @param text what stands beside a revision */
    TerminalGraph(Set<String> applied, Set<String> targets, Function<Revision, String> text) {
        this.applied = applied;
        this.targets = targets;
        this.text = text;
    }

    List<String> lines(GraphLayout layout) {
        List<String> lines = new ArrayList<>();
        int width = 2 * layout.width();
        for (Row row : layout.rows()) {
            if (!row.joining().isEmpty()) {
                lines.add(join(row, row.joining(), '╯', '┴').stripTrailing());
            }
            String lanes = lanes(row, mark(row.revision().id()));
            lines.add(lanes + " ".repeat(width - lanes.length()) + text.apply(row.revision()));
            if (!row.leaving().isEmpty()) {
                lines.add(join(row, row.leaving(), '╮', '┬').stripTrailing());
            }
        }
        return lines;
    }

    private char mark(String id) {
        return targets.contains(id) ? '◎' : applied.contains(id) ? '●' : '○';
    }

    private static String lanes(Row row, char mark) {
        StringBuilder line = new StringBuilder();
        for (int lane = 0; lane < row.width(); lane++) {
            line.append(lane == row.lane() ? mark : row.passing().contains(lane) ? '│' : ' ')
                    .append(' ');
        }
        return line.toString();
    }

    /** A line on which lanes bend into the revision's own, or out of it. */
    private static String join(Row row, Set<Integer> others, char corner, char tee) {
        int first = Math.min(row.lane(), Collections.min(others));
        int last = Math.max(row.lane(), Collections.max(others));
        StringBuilder line = new StringBuilder();
        for (int lane = 0; lane <= Math.max(last, row.width() - 1); lane++) {
            boolean inside = lane > first && lane < last;
            boolean runs = row.passing().contains(lane);
            char c;
            if (lane == row.lane()) {
                c = lane == last ? '┤' : lane == first ? '├' : '┼';
            } else if (others.contains(lane)) {
                boolean down = corner == '╮';
                c = inside ? tee : lane == last ? corner : down ? '╭' : '╰';
            } else if (runs) {
                c = inside ? '┼' : '│';
            } else {
                c = inside ? '─' : ' ';
            }
            line.append(c).append(lane >= first && lane < last ? '─' : ' ');
        }
        return line.toString();
    }
}

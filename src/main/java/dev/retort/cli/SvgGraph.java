package dev.retort.cli;

import dev.retort.cli.GraphLayout.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Draws revisions as an SVG picture, light or dark as the reader's screen is. */
final class SvgGraph {
    private static final int LANE = 22;
    private static final int ROW = 26;
    private static final int MARGIN = 20;
    private static final int TEXT_WIDTH = 720;

    private final RevisionText text;
    private final Set<String> applied;
    private final Set<String> targets;

    SvgGraph(RevisionText text, Set<String> applied, Set<String> targets) {
        this.text = text;
        this.applied = applied;
        this.targets = targets;
    }

    List<String> lines(GraphLayout layout) {
        int lanes = layout.width() * LANE;
        int width = MARGIN * 2 + lanes + TEXT_WIDTH;
        int height = MARGIN * 2 + layout.rows().size() * ROW;
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">",
                width,
                height,
                width,
                height));
        lines.add("<title>Revisions, the newest first</title>");
        lines.add(
                "<style>text{font:13px ui-monospace,monospace;fill:#1f2328}path{stroke:#8c959f;fill:none;stroke-width:2}"
                        + "circle{fill:#fff;stroke:#8c959f;stroke-width:2}.applied{fill:#1a7f37;stroke:#1a7f37}"
                        + ".target{stroke:#bf3989;stroke-width:4}"
                        + "@media(prefers-color-scheme:dark){text{fill:#e6edf3}circle{fill:#0d1117}.applied{fill:#3fb950;stroke:#3fb950}}"
                        + "</style>");
        lines.addAll(edges(layout));
        for (int i = 0; i < layout.rows().size(); i++) {
            Row row = layout.rows().get(i);
            String id = row.revision().id();
            lines.add(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%d\" cy=\"%d\" r=\"6\" class=\"%s\"/><text x=\"%d\" y=\"%d\">%s</text>",
                    x(row.lane()),
                    y(i),
                    (applied.contains(id) ? "applied " : "") + (targets.contains(id) ? "target" : ""),
                    MARGIN + lanes + 8,
                    y(i) + 4,
                    escaped(text.beside(row.revision()))));
        }
        lines.add("</svg>");
        return lines;
    }

    /** Follows each lane from the row that opens it down to the row that it ends in. */
    private static List<String> edges(GraphLayout layout) {
        List<String> edges = new ArrayList<>();
        Map<Integer, int[]> open = new HashMap<>(); // lane -> where its line began: lane and row
        for (int i = 0; i < layout.rows().size(); i++) {
            Row row = layout.rows().get(i);
            for (int lane : row.joining()) {
                close(edges, open, lane, row.lane(), i);
            }
            if (row.comesFrom()) {
                close(edges, open, row.lane(), row.lane(), i);
            }
            if (row.goesOn()) {
                open.put(row.lane(), new int[] {row.lane(), i});
            }
            for (int lane : row.leaving()) {
                open.put(lane, new int[] {row.lane(), i});
            }
        }
        return edges;
    }

    private static void close(List<String> edges, Map<Integer, int[]> open, int lane, int endLane, int end) {
        int[] start = open.remove(lane);
        if (start == null) {
            return;
        }
        int x1 = x(start[0]);
        int y1 = y(start[1]);
        int x = x(lane);
        int x2 = x(endLane);
        int y2 = y(end);
        int bend = y2 - y1 > ROW ? ROW : ROW / 2;
        edges.add(String.format(Locale.ROOT, "<path d=\"M%d %d", x1, y1)
                + curve(x1, y1, x, y1 + bend)
                + String.format(Locale.ROOT, " L%d %d", x, y2 - bend)
                + curve(x, y2 - bend, x2, y2)
                + "\"/>");
    }

    private static String curve(int fromX, int fromY, int toX, int toY) {
        int middle = (fromY + toY) / 2;
        return String.format(Locale.ROOT, " C%d %d %d %d %d %d", fromX, middle, toX, middle, toX, toY);
    }

    private static int x(int lane) {
        return MARGIN + lane * LANE + LANE / 2;
    }

    private static int y(int row) {
        return MARGIN + row * ROW + ROW / 2;
    }

    private static String escaped(String text) {
        return Console.printable(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}

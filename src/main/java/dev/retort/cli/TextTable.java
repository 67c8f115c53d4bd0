package dev.retort.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows under their columns' names, each cell on one line and fit for a terminal. */
final class TextTable {
    private static final String CUT = "…";

    private TextTable() {}

    /**
     * The lines.
     *
     * @param right numbers of the columns that stand at their right edge
     * @param widest characters of a cell; what is longer is cut
     */
    static List<String> lines(List<String> head, List<List<String>> rows, List<Integer> right, int widest) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(head.stream().map(text -> cell(text, widest)).toList());
        rows.forEach(
                row -> cells.add(row.stream().map(text -> cell(text, widest)).toList()));
        List<Integer> widths = IntStream.range(0, head.size())
                .mapToObj(column -> cells.stream()
                        .mapToInt(row -> length(row.get(column)))
                        .max()
                        .orElse(0))
                .toList();
        return cells.stream().map(row -> line(row, widths, right)).toList();
    }

    private static String line(List<String> row, List<Integer> widths, List<Integer> right) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String room = " ".repeat(widths.get(i) - length(row.get(i)));
            line.append(right.contains(i) ? room + row.get(i) : row.get(i) + room)
                    .append("  ");
        }
        return line.toString().stripTrailing();
    }

    private static String cell(String text, int widest) {
        String line = Console.printable(
                text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t"));
        return length(line) <= widest ? line : line.substring(0, line.offsetByCodePoints(0, widest - 1)) + CUT;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}

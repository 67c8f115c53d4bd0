package dev.retort.cli;

import dev.retort.importing.ImportReport;
import dev.retort.importing.ImportReport.Line;
import java.util.ArrayList;
import java.util.List;

/** The report of an import, for people: a table, then what is left to do. */
final class ImportText {
    private ImportText() {}

    static List<String> lines(ImportReport report) {
        int width = Math.max(
                "revision".length(),
                report.revisions().stream()
                        .mapToInt(line -> line.revision().length())
                        .max()
                        .orElse(0));
        List<String> lines = new ArrayList<>();
        lines.add(row(width, "revision", "up", "down", ""));
        report.revisions()
                .forEach(line -> lines.add(row(
                        width,
                        line.revision(),
                        String.valueOf(line.up()),
                        line.down() == null ? "none" : String.valueOf(line.down()),
                        remark(line))));
        long data = report.revisions().stream().filter(Line::dataMigration).count();
        long stuck = report.revisions().stream().filter(it -> it.down() == null).count();
        lines.add(report.revisions().size() + " revisions in " + report.folder() + "; to finish by hand: " + data
                + " that read rows; without a way back: " + stuck);
        lines.add(report.proof());
        report.notes().forEach(note -> lines.add("note: " + note));
        return lines;
    }

    private static String row(int width, String revision, String up, String down, String remark) {
        return String.format("%-" + width + "s %4s %4s  %s", revision, up, down, remark)
                .stripTrailing();
    }

    private static String remark(Line line) {
        List<String> remarks = new ArrayList<>();
        if (line.dataMigration()) {
            remarks.add("TO FINISH BY HAND: reads rows");
        }
        if (!line.transaction()) {
            remarks.add("outside a transaction");
        }
        if (line.noWayDown() != null) {
            remarks.add(line.noWayDown());
        }
        return String.join("; ", remarks);
    }
}

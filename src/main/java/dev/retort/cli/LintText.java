package dev.retort.cli;

import dev.retort.schema.lint.Effect;
import dev.retort.schema.lint.FileReport;
import dev.retort.schema.lint.Finding;
import dev.retort.schema.lint.LockMode;
import dev.retort.schema.lint.Severity;
import dev.retort.schema.lint.TableLock;
import java.util.ArrayList;
import java.util.List;

/** Findings for people. */
final class LintText {
    private LintText() {}

    static List<String> lines(List<FileReport> reports, boolean verbose) {
        List<String> lines = new ArrayList<>();
        for (FileReport report : reports) {
            report.findings().forEach(finding -> finding(finding, lines));
            if (verbose) {
                report.statements().forEach(statement -> {
                    lines.add(report.file() + ":" + statement.line() + ":" + statement.column() + ": "
                            + statement.text());
                    effect(statement.effect(), lines);
                });
            }
        }
        lines.add(summary(reports));
        return lines;
    }

    private static void finding(Finding finding, List<String> lines) {
        lines.add(finding.file() + ":" + finding.line() + ":" + finding.column() + ": "
                + finding.severity().text() + " " + finding.rule().id() + ": " + finding.message());
        lines.add("    " + finding.rule().why());
        if (!finding.instead().isEmpty()) {
            lines.add("    instead:");
            finding.instead().forEach(line -> lines.add("        " + line));
        }
    }

    private static void effect(Effect effect, List<String> lines) {
        for (TableLock lock : effect.locks()) {
            lines.add("    " + lock.relation() + ": " + lock.mode().text() + blocks(lock.mode()));
        }
        if (effect.rewrites() || effect.scans()) {
            lines.add("    " + (effect.rewrites() ? "writes all rows anew" : "reads all rows"));
        }
    }

    private static String blocks(LockMode mode) {
        if (mode.blocksReads()) {
            return ", nobody reads or writes";
        }
        return mode.blocksWrites() ? ", nobody writes" : "";
    }

    private static String summary(List<FileReport> reports) {
        List<Finding> all =
                reports.stream().flatMap(report -> report.findings().stream()).toList();
        String files = count(reports.size(), "file");
        if (all.isEmpty()) {
            return files + ", nothing found";
        }
        List<String> counts = new ArrayList<>();
        for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.NOTE)) {
            int found = (int) all.stream()
                    .filter(finding -> finding.severity() == severity)
                    .count();
            if (found > 0) {
                counts.add(count(found, severity.text()));
            }
        }
        return files + ": " + String.join(", ", counts);
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}

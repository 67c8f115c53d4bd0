package dev.retort.cli;

import dev.retort.schema.lint.FileReport;
import dev.retort.schema.lint.Finding;
import java.util.List;

/**
 * Findings as {@code --output json} shows them.
 *
 * @param files how many were looked at
 * @param statements all of them, with what they lock
 */
record LintView(int files, List<Found> findings, List<Looked> statements) {
    /** @param instead the safe form as SQL, or an empty text */
    record Found(
            String rule,
            String severity,
            String file,
            int line,
            int column,
            int lastLine,
            String message,
            String why,
            String instead) {}

    record Looked(String file, int line, int column, List<Lock> locks, boolean rewrites, boolean scans) {}

    record Lock(String relation, String mode, boolean blocksReads, boolean blocksWrites) {}

    static LintView of(List<FileReport> reports) {
        return new LintView(
                reports.size(),
                reports.stream()
                        .flatMap(report -> report.findings().stream())
                        .map(LintView::found)
                        .toList(),
                reports.stream()
                        .flatMap(report ->
                                report.statements().stream().map(statement -> looked(report.file(), statement)))
                        .toList());
    }

    private static Found found(Finding finding) {
        return new Found(
                finding.rule().id(),
                finding.severity().text(),
                finding.file(),
                finding.line(),
                finding.column(),
                finding.lastLine(),
                finding.message(),
                finding.rule().why(),
                String.join("\n", finding.instead()));
    }

    private static Looked looked(String file, FileReport.StatementEffect statement) {
        return new Looked(
                file,
                statement.line(),
                statement.column(),
                statement.effect().locks().stream()
                        .map(lock -> new Lock(
                                lock.relation().toString(),
                                lock.mode().text(),
                                lock.mode().blocksReads(),
                                lock.mode().blocksWrites()))
                        .toList(),
                statement.effect().rewrites(),
                statement.effect().scans());
    }
}

package dev.retort.cli;

import dev.retort.schema.lint.FileReport;
import dev.retort.schema.lint.Finding;
import java.util.List;

/** Findings as commands that a GitHub workflow turns into annotations. */
final class GitHubAnnotations {
    private GitHubAnnotations() {}

    static List<String> lines(List<FileReport> reports) {
        return reports.stream()
                .flatMap(report -> report.findings().stream())
                .map(GitHubAnnotations::line)
                .toList();
    }

    private static String line(Finding finding) {
        String kind =
                switch (finding.severity()) {
                    case ERROR -> "error";
                    case WARNING -> "warning";
                    case NOTE -> "notice";
                };
        String instead = finding.instead().isEmpty() ? "" : "\nInstead:\n" + String.join("\n", finding.instead());
        return "::" + kind + " file=" + property(finding.file()) + ",line=" + finding.line() + ",endLine="
                + finding.lastLine() + ",col=" + finding.column() + ",title="
                + property(finding.rule().id()) + "::"
                + data(finding.message() + "\n" + finding.rule().why() + instead);
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}

package dev.retort.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.retort.schema.lint.FileReport;
import dev.retort.schema.lint.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A finding as GitLab's code quality report wants it.
 *
 * @param fingerprint the same for the same finding in another commit
 */
record GitLabIssue(
        String description,
        @JsonProperty("check_name") String checkName,
        String fingerprint,
        String severity,
        Location location) {
    record Location(String path, Lines lines) {}

    record Lines(int begin, int end) {}

    static List<GitLabIssue> of(List<FileReport> reports) {
        Map<String, Integer> seen = new HashMap<>();
        List<GitLabIssue> issues = new ArrayList<>();
        for (FileReport report : reports) {
            for (Finding finding : report.findings()) {
                String identity = finding.file() + "\n" + finding.rule().id() + "\n" + finding.message();
                int number = seen.merge(identity, 1, Integer::sum);
                issues.add(new GitLabIssue(
                        finding.message() + ". " + finding.rule().why(),
                        finding.rule().id(),
                        sha256(identity + "\n" + number),
                        severity(finding),
                        new Location(finding.file(), new Lines(finding.line(), finding.lastLine()))));
            }
        }
        return issues;
    }

    private static String severity(Finding finding) {
        return switch (finding.severity()) {
            case ERROR -> "major";
            case WARNING -> "minor";
            case NOTE -> "info";
        };
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

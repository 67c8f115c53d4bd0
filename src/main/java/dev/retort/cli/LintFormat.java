package dev.retort.cli;

/** What {@code lint} prints. */
enum LintFormat {
    TEXT,
    JSON,
    SARIF,
    GITHUB,
    GITLAB
}

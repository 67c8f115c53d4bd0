package dev.retort.cli;

import dev.retort.schema.lint.FileReport;
import dev.retort.schema.lint.Finding;
import dev.retort.schema.lint.Lint;
import dev.retort.schema.lint.LintSettings;
import dev.retort.schema.lint.Rule;
import dev.retort.schema.lint.Severity;
import dev.retort.scratch.ScratchPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "lint",
        description =
                "Tell what migrations lock, rewrite, read and break, and the safe form of it, by their words alone; no"
                        + " database is asked. Exit code 1 where an error is found.")
final class LintCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE|FOLDER|REVISION",
            arity = "0..*",
            description = "what to look at, also scripts that are not Retort's (default: all revisions)")
    List<String> names = new ArrayList<>();

    @Option(
            names = "--since",
            paramLabel = "REV",
            description = "only the revisions that this one does not need: those that came after it")
    @Nullable
    String since;

    @Option(
            names = "--fail-on",
            defaultValue = "error",
            paramLabel = "SEVERITY",
            description =
                    "from which severity on the exit code is 1: note, warning, error or never (default: ${DEFAULT-VALUE})")
    FailOn failOn = FailOn.ERROR;

    @Option(
            names = {"--disable", "--lint-disable"},
            split = "[,:;]",
            splitSynopsisLabel = ",",
            paramLabel = "RULE",
            description = "rules that are not asked; in retort.toml lint.disable = [\"…\"]")
    List<String> disabled = new ArrayList<>();

    @Option(
            names = {"--severity", "--lint-severity"},
            split = "[,:;]",
            splitSynopsisLabel = ",",
            paramLabel = "RULE=SEVERITY",
            description =
                    "another severity for a rule: note, warning or error; in retort.toml lint.severity.RULE = \"…\"")
    List<String> severities = new ArrayList<>();

    @Option(
            names = "--postgres-version",
            defaultValue = "18",
            paramLabel = "N",
            description = "the major version that safe forms are for, 14 to 18 (default: ${DEFAULT-VALUE})")
    int version = ScratchPostgres.DEFAULT_VERSION;

    @Option(
            names = "--lock-timeout",
            defaultValue = "3s",
            paramLabel = "TIME",
            description = "what the runs say, so that 0s is a finding (default: ${DEFAULT-VALUE})")
    Duration lockTimeout = Duration.ofSeconds(3);

    @Option(
            names = {"-v", "--verbose"},
            description = "also what each statement locks")
    boolean verbose;

    @Option(
            names = "--output",
            defaultValue = "TEXT",
            paramLabel = "FORMAT",
            description =
                    "text (the default), json, sarif, github (annotations of a workflow) or gitlab (a code quality report)")
    LintFormat format = LintFormat.TEXT;

    @Mixin
    SourceOption source = new SourceOption();

    private final Console console;
    private final Path workingFolder;

    LintCommand(Console console, Path workingFolder) {
        this.console = console;
        this.workingFolder = workingFolder;
    }

    @Override
    public Integer call() {
        LintSettings settings = settings();
        List<FileReport> reports = new ArrayList<>();
        for (List<LintFiles.Item> chain : new LintFiles(source, workingFolder).read(names, since)) {
            Lint lint = new Lint(settings);
            for (LintFiles.Item item : chain) {
                if (item.wanted()) {
                    reports.add(lint.look(item.file()));
                } else {
                    lint.pass(item.file().up());
                }
            }
        }
        print(reports);
        List<Finding> findings =
                reports.stream().flatMap(report -> report.findings().stream()).toList();
        return failOn.isReached(findings) ? 1 : 0;
    }

    private void print(List<FileReport> reports) {
        switch (format) {
            case TEXT -> LintText.lines(reports, verbose).forEach(console::line);
            case JSON -> console.json(LintView.of(reports));
            case SARIF -> console.json(Sarif.log(reports));
            case GITHUB -> GitHubAnnotations.lines(reports).forEach(console::line);
            case GITLAB -> console.json(GitLabIssue.of(reports));
        }
    }

    private LintSettings settings() {
        Set<Rule> off = EnumSet.noneOf(Rule.class);
        disabled.forEach(name -> off.add(rule("--disable", name)));
        Map<Rule, Severity> changed = new EnumMap<>(Rule.class);
        for (String entry : severities) {
            int equals = entry.indexOf('=');
            String severity = entry.substring(equals + 1).strip();
            if (equals < 0 || !List.of("note", "warning", "error").contains(severity)) {
                throw new UsageException("--severity " + entry + ": write RULE=note, RULE=warning or RULE=error");
            }
            changed.put(
                    rule("--severity", entry.substring(0, equals)),
                    Severity.valueOf(severity.toUpperCase(Locale.ROOT)));
        }
        return new LintSettings(version, lockTimeout.isPositive(), changed, off);
    }

    private static Rule rule(String flag, String name) {
        return Rule.of(name.strip())
                .orElseThrow(() ->
                        new UsageException(flag + " " + name + ": there is no such rule; docs/lint.md lists them"));
    }
}

package dev.retort.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.retort.schema.lint.FileReport;
import dev.retort.schema.lint.Finding;
import dev.retort.schema.lint.Rule;
import dev.retort.schema.lint.Severity;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;

/** Findings in the Static Analysis Results Interchange Format 2.1.0, which code hosts read. */
final class Sarif {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private Sarif() {}

    record Log(@JsonProperty("$schema") String schema, String version, List<Run> runs) {}

    /** Columns count code points, as everywhere here. */
    record Run(Tool tool, String columnKind, List<Result> results) {}

    record Tool(Driver driver) {}

    record Driver(String name, List<ReportingDescriptor> rules) {}

    record ReportingDescriptor(
            String id, Text shortDescription, Text fullDescription, ReportingConfiguration defaultConfiguration) {}

    record ReportingConfiguration(String level) {}

    record Text(String text) {}

    record Result(String ruleId, int ruleIndex, String level, Text message, List<Location> locations) {}

    record Location(PhysicalLocation physicalLocation) {}

    record PhysicalLocation(ArtifactLocation artifactLocation, Region region) {}

    record ArtifactLocation(String uri) {}

    record Region(int startLine, int startColumn, int endLine) {}

    static Log log(List<FileReport> reports) {
        List<ReportingDescriptor> rules = Arrays.stream(Rule.values())
                .map(rule -> new ReportingDescriptor(
                        rule.id(),
                        new Text(rule.id().replace('-', ' ')),
                        new Text(rule.why()),
                        new ReportingConfiguration(level(rule.severity()))))
                .toList();
        List<Result> results = reports.stream()
                .flatMap(report -> report.findings().stream())
                .map(Sarif::result)
                .toList();
        return new Log(
                SCHEMA,
                "2.1.0",
                List.of(new Run(new Tool(new Driver("retort lint", rules)), "unicodeCodePoints", results)));
    }

    private static Result result(Finding finding) {
        String instead = finding.instead().isEmpty() ? "" : "\nInstead:\n" + String.join("\n", finding.instead());
        return new Result(
                finding.rule().id(),
                List.of(Rule.values()).indexOf(finding.rule()),
                level(finding.severity()),
                new Text(finding.message() + "\n" + finding.rule().why() + instead),
                List.of(new Location(new PhysicalLocation(
                        new ArtifactLocation(uri(finding.file())),
                        new Region(finding.line(), finding.column(), finding.lastLine())))));
    }

    private static String level(Severity severity) {
        return severity.text();
    }

    /** A relative reference: blanks and the like are escaped. */
    private static String uri(String file) {
        try {
            return new URI(null, null, file.replace('\\', '/'), null).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("cannot write " + file + " as a URI", e);
        }
    }
}

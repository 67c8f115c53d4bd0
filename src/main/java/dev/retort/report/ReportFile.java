package dev.retort.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The JSON form of a report, never longer than what Kubernetes keeps of a termination message. */
public final class ReportFile {
    /** Kubernetes keeps this many bytes. */
    public static final int LIMIT = 4096;

    /** The longest text and the longest list, ever shorter; the last one fits whatever the report says. */
    private record Bounds(int text, int list) {}

    private static final List<Bounds> BOUNDS = List.of(
            new Bounds(1200, 60), new Bounds(600, 40), new Bounds(300, 20), new Bounds(120, 6), new Bounds(30, 2));

    private static final String CUT = "…";

    private ReportFile() {}

    /** Writes the report to a file, cutting its longest texts where it would be too long. */
    public static void write(Path file, Report report) throws IOException {
        Files.write(file, json(report).getBytes(StandardCharsets.UTF_8));
    }

    /** The report as JSON of at most {@link #LIMIT} bytes. */
    public static String json(Report report) {
        String json = plain(report);
        for (Bounds bounds : BOUNDS) {
            if (json.getBytes(StandardCharsets.UTF_8).length <= LIMIT) {
                return json;
            }
            json = plain(shortened(report, bounds));
        }
        return json;
    }

    /** Reads a termination message; empty where it is no report. A newer engine may say more than is known here. */
    public static Optional<Report> parse(String json) {
        try {
            return Optional.ofNullable(new ObjectMapper()
                            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                            .readValue(json, Report.class))
                    .filter(ReportFile::isWhole);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Whoever wrote the message: JSON fills a record in without asking what may be null. */
    private static boolean isWhole(Report report) {
        return Stream.of(report.outcome(), report.message(), report.notes()).allMatch(Objects::nonNull);
    }

    private static String plain(Report report) {
        try {
            return new ObjectMapper().writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a report as JSON", e);
        }
    }

    private static Report shortened(Report report, Bounds bounds) {
        StatementError error = report.error();
        return new Report(
                report.outcome(),
                cut(report.message(), bounds),
                cut(report.targetRevisions(), bounds),
                cut(report.appliedRevisions(), bounds),
                report.direction(),
                report.stepsDone(),
                report.stepsTotal(),
                error == null ? null : shortened(error, bounds),
                Objects.requireNonNull(cut(report.notes(), new Bounds(bounds.text(), Math.min(bounds.list(), 3)))),
                report.connectedAfterMillis(),
                report.sqlMillis());
    }

    private static StatementError shortened(StatementError error, Bounds bounds) {
        return new StatementError(
                cut(error.revision(), bounds),
                cut(error.file(), bounds),
                error.line(),
                error.column(),
                error.sqlState(),
                cut(error.message(), bounds),
                error.detail() == null ? null : cut(error.detail(), bounds),
                error.hint() == null ? null : cut(error.hint(), bounds),
                cut(error.statement(), bounds));
    }

    private static @Nullable List<String> cut(@Nullable List<String> texts, Bounds bounds) {
        if (texts == null) {
            return null;
        }
        List<String> kept = texts.stream()
                .limit(bounds.list())
                .map(text -> cut(text, bounds))
                .collect(Collectors.toCollection(ArrayList::new));
        if (texts.size() > bounds.list()) {
            kept.add(CUT);
        }
        return kept;
    }

    /** Between characters, never within a surrogate pair. */
    private static String cut(String text, Bounds bounds) {
        return text.codePointCount(0, text.length()) <= bounds.text()
                ? text
                : text.substring(0, text.offsetByCodePoints(0, bounds.text())) + " " + CUT;
    }
}

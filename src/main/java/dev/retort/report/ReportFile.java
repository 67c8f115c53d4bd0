package dev.retort.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The JSON form of a report, never longer than what Kubernetes keeps of a termination message. */
public final class ReportFile {
    /** Kubernetes keeps this many bytes. */
    public static final int LIMIT = 4096;

    private static final int[] TEXT_LENGTHS = {1200, 600, 300, 120, 40};

    private ReportFile() {}

    /** Writes the report to a file, cutting its longest texts where it would be too long. */
    public static void write(Path file, Report report) {
        try {
            Files.writeString(file, json(report));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the report to " + file, e);
        }
    }

    /** The report as JSON of at most {@link #LIMIT} bytes. */
    public static String json(Report report) {
        String json = plain(report);
        for (int length : TEXT_LENGTHS) {
            if (json.getBytes(StandardCharsets.UTF_8).length <= LIMIT) {
                return json;
            }
            json = plain(shortened(report, length));
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

    private static Report shortened(Report report, int length) {
        StatementError error = report.error();
        return new Report(
                report.outcome(),
                cut(report.message(), length),
                report.targetRevisions(),
                report.appliedRevisions(),
                report.direction(),
                report.stepsDone(),
                report.stepsTotal(),
                error == null
                        ? null
                        : new StatementError(
                                error.revision(),
                                error.file(),
                                error.line(),
                                error.column(),
                                error.sqlState(),
                                cut(error.message(), length),
                                error.detail() == null ? null : cut(error.detail(), length),
                                error.hint() == null ? null : cut(error.hint(), length),
                                cut(error.statement(), length)),
                report.notes().stream().limit(3).map(note -> cut(note, length)).toList(),
                report.connectedAfterMillis(),
                report.sqlMillis());
    }

    private static String cut(String text, int length) {
        return text.length() <= length
                ? text
                : text.substring(0, text.offsetByCodePoints(0, Math.min(length, text.codePointCount(0, text.length()))))
                        + " …";
    }
}

package dev.retort.cli;

import dev.retort.sql.Times;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 500ms}, {@code 3s}, {@code 10m}, {@code 1h} and {@code 30d}. */
final class DurationConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        return Times.read(text)
                .orElseThrow(() ->
                        new TypeConversionException("\"" + text + "\" is not a time; write 500ms, 3s, 10m, 1h or 30d"));
    }
}

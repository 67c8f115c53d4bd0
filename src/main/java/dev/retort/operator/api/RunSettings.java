package dev.retort.operator.api;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.time.Duration;

/** How Jobs run. */
public record RunSettings(
        @JsonPropertyDescription(
                "After so many attempts the resource is shown as Stalled. A statement that failed is not tried again"
                        + " before the spec or the migrations change; an unreachable database is, every five minutes.")
        @Default("5")
        @Min(1)
        @Max(20)
        Integer attempts,

        @JsonPropertyDescription(
                "How long one attempt may take, as a number with s, m or h. After it the Job is ended; what was not"
                        + " committed is rolled back by the database.")
        @Default(RunSettings.DEFAULT_DEADLINE)
        @Pattern(RunSettings.DURATION)
        @Size(max = 7)
        String deadline,

        @JsonPropertyDescription(
                "How long a statement may wait for a lock, as a number with ms, s, m or h. No reader of a table waits"
                        + " longer than this behind a migration.")
        @Default(RunSettings.DEFAULT_LOCK_TIMEOUT)
        @Pattern(RunSettings.DURATION)
        @Size(max = 7)
        String lockTimeout,

        @JsonPropertyDescription("What the Job's pod gets from you.") @Default("{}")
        RunTemplate template) {
    static final String DURATION = "^[1-9][0-9]*(ms|s|m|h)$";
    static final int DEFAULT_ATTEMPTS = 5;
    static final String DEFAULT_DEADLINE = "1h";
    static final String DEFAULT_LOCK_TIMEOUT = "3s";

    public RunSettings {
        attempts = requireNonNullElse(attempts, DEFAULT_ATTEMPTS);
        deadline = requireNonNullElse(deadline, DEFAULT_DEADLINE);
        lockTimeout = requireNonNullElse(lockTimeout, DEFAULT_LOCK_TIMEOUT);
        template = requireNonNullElseGet(template, RunTemplate::empty);
    }

    /** What {@code deadline} says, rounded up to whole seconds, as a Job counts. */
    public long deadlineSeconds() {
        return Math.max(1, (duration(deadline).toMillis() + 999) / 1000);
    }

    private static Duration duration(String text) {
        var unit = text.replaceFirst("^[0-9]+", "");
        var amount = Long.parseLong(text.substring(0, text.length() - unit.length()));
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> throw new IllegalArgumentException("not a duration such as 3s: " + text);
        };
    }

    static RunSettings defaults() {
        return new RunSettings(DEFAULT_ATTEMPTS, DEFAULT_DEADLINE, DEFAULT_LOCK_TIMEOUT, RunTemplate.empty());
    }
}

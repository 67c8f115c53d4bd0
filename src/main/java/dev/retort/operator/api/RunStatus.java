package dev.retort.operator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** The newest run: all attempts, one Job each, to bring about one spec with one set of migrations. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunStatus(
        @JsonPropertyDescription("Name of the run; its Jobs are called so with the attempt's number behind it.")
        String name,

        @JsonPropertyDescription("Counts the runs of this resource.")
        int number,

        @JsonPropertyDescription("Counts the Jobs of this run.")
        int attempt,

        @JsonPropertyDescription("SHA-256 over the spec (without suspend) and the migrations that this run applies.")
        String hash,

        @JsonPropertyDescription(
                "Starting (until its container has started), Running, Waiting (for retryAt), Succeeded or Failed.")
        Phase phase,

        @JsonPropertyDescription("The Job of this attempt.") String job,

        @JsonPropertyDescription("upgrade, downgrade, both or none; known when the run has ended.") @Nullable
        String direction,

        @JsonPropertyDescription(
                "How the attempt ended: done; failed, invalid or refused (not tried again before something changes);"
                        + " unavailable, lost or deadline (tried again).")
        @Nullable
        String outcome,

        @JsonPropertyDescription("When the attempt started.") @Nullable
        String startedAt,

        @JsonPropertyDescription("When the attempt ended.") @Nullable
        String finishedAt,

        @JsonPropertyDescription("Revisions that the attempt committed.") @Nullable
        Integer stepsDone,

        @JsonPropertyDescription("Revisions that the attempt planned.") @Nullable
        Integer stepsTotal,

        @JsonPropertyDescription("What happened, in a sentence.") @Nullable
        String message,

        @JsonPropertyDescription("When the next attempt starts.") @Nullable
        String retryAt) {

    /** Named as written in the resource. */
    public enum Phase {
        Starting,
        Running,
        Waiting,
        Succeeded,
        Failed
    }
}

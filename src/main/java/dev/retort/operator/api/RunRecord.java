package dev.retort.operator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** A run that ended. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunRecord(
        @JsonPropertyDescription("Name of the run.") String name,

        @JsonPropertyDescription("Its number.") int number,

        @JsonPropertyDescription("How many attempts it took.")
        int attempts,

        @JsonPropertyDescription("What spec.targetRevision meant.") @Nullable
        String targetRevision,

        @JsonPropertyDescription("Where the database was afterwards.") @Nullable
        String appliedRevision,

        @JsonPropertyDescription("upgrade, downgrade, both or none.") @Nullable
        String direction,

        @JsonPropertyDescription("How it ended.") String outcome,

        @JsonPropertyDescription("When it ended.") String finishedAt,

        @JsonPropertyDescription("What happened, in a sentence.")
        String message) {}

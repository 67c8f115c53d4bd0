package dev.retort.operator.api;

import static java.util.Objects.requireNonNullElseGet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is so. Written by the operator alone, whole each time. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatabaseMigrationStatus(
        @JsonPropertyDescription("The metadata.generation that this status speaks of.") @Nullable
        Long observedGeneration,

        @JsonPropertyDescription(
                "Where the database was when a run last looked: its heads, comma-separated, or base where no revision"
                        + " is applied. Absent until a run has read it.")
        @Nullable
        String appliedRevision,

        @JsonPropertyDescription("The same as a list; empty for base.") @Nullable
        List<String> appliedRevisions,

        @JsonPropertyDescription("What spec.targetRevision meant in the last run: its revisions, or base.") @Nullable
        String targetRevision,

        @JsonPropertyDescription("The migrations that are wanted now.") @Nullable
        SourceStatus source,

        @JsonPropertyDescription(
                "Ready: the database is at the target. Reconciling: work is under way. Stalled: a person has to help."
                        + " kubectl wait, Argo CD and Flux understand them.")
        List<Condition> conditions,

        @JsonPropertyDescription("The newest run.") @Nullable
        RunStatus run,

        @JsonPropertyDescription("The last ten runs that ended, the newest first.")
        List<RunRecord> history) {

    public DatabaseMigrationStatus {
        conditions = List.copyOf(requireNonNullElseGet(conditions, List::of));
        history = List.copyOf(requireNonNullElseGet(history, List::of));
    }

    public static DatabaseMigrationStatus empty() {
        return new DatabaseMigrationStatus(null, null, null, null, null, List.of(), null, List.of());
    }

    /** Which migrations. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SourceStatus(
            @JsonPropertyDescription(
                    "A SHA-256 over the files of ConfigMaps and inline migrations, as LC_ALL=C sha256sum *.sql |"
                            + " sha256sum gives it: a Job runs no others. For an image the digest that was pulled, or its"
                            + " reference until then.")
            @Nullable
            String digest) {}
}

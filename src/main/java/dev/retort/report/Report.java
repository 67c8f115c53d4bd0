package dev.retort.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run did, as its pod's termination message carries it.
 *
 * @param message one sentence for a person
 * @param targetRevisions what the target expression resolved to; empty for base, null where it could not be resolved
 * @param appliedRevisions the heads in the database after the run; empty for base, null where the database was not read
 * @param direction {@code upgrade}, {@code downgrade}, {@code both} or {@code none}; null where nothing was planned
 * @param stepsDone steps that were committed in this run
 * @param stepsTotal steps that were planned
 * @param error the statement that failed, where one did
 * @param notes what a person should know although the run went on, such as a stored script that differs from its file
 * @param connectedAfterMillis from the start of the process until the database answered; null where it never did
 * @param sqlMillis time spent in the steps
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Report(
        Outcome outcome,
        String message,
        @Nullable List<String> targetRevisions,
        @Nullable List<String> appliedRevisions,
        @Nullable String direction,
        int stepsDone,
        int stepsTotal,
        @Nullable StatementError error,
        List<String> notes,
        @Nullable Long connectedAfterMillis,
        long sqlMillis) {}

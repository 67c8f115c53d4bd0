package dev.retort.operator.observe;

import dev.retort.operator.api.DatabaseMigration;
import dev.retort.operator.api.DatabaseMigrationSpec;
import dev.retort.operator.api.DatabaseMigrationStatus;
import dev.retort.operator.api.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that a decision needs.
 *
 * @param resource as the API server has it; not changed by anybody
 * @param status as last written, which the resource may not show yet
 * @param jobs those that the resource owns
 * @param livePods names of its pods that have not ended, whether or not their Job is still there
 */
public record Observation(
        DatabaseMigration resource,
        DatabaseMigrationStatus status,
        Source source,
        List<ObservedJob> jobs,
        List<String> livePods,
        Instant now) {

    public Observation {
        jobs = List.copyOf(jobs);
        livePods = List.copyOf(livePods);
    }

    /** What the files must have that a Job is to run; empty for an image, whose files the operator does not see. */
    public Optional<String> filesDigest() {
        return source instanceof Source.Found found && spec().migrations().image() == null
                ? Optional.of(found.digest())
                : Optional.empty();
    }

    public DatabaseMigrationSpec spec() {
        return resource.getSpec();
    }

    public String name() {
        return resource.getMetadata().getName();
    }

    public String namespace() {
        return resource.getMetadata().getNamespace();
    }

    public String uid() {
        return resource.getMetadata().getUid();
    }

    public long generation() {
        return Objects.requireNonNullElse(resource.getMetadata().getGeneration(), 0L);
    }

    /** What the status remembers of the newest run. */
    public Optional<RunStatus> recorded() {
        return Optional.ofNullable(status.run());
    }
}

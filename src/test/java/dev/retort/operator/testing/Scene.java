package dev.retort.operator.testing;

import dev.retort.operator.api.DatabaseMigration;
import dev.retort.operator.api.DatabaseMigrationSpec;
import dev.retort.operator.api.DatabaseMigrationStatus;
import dev.retort.operator.decide.Decide;
import dev.retort.operator.decide.Decision;
import dev.retort.operator.decide.Hashes;
import dev.retort.operator.observe.Observation;
import dev.retort.operator.observe.ObservedJob;
import dev.retort.operator.observe.Result;
import dev.retort.operator.observe.Source;
import dev.retort.operator.status.StatusBuilder;
import dev.retort.report.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A resource with its Jobs, without a server: what happens is told, then the operator is asked. Time stands still. */
public final class Scene {
    public static final Instant START = Instant.parse("2026-11-24T03:00:00Z");

    private final DatabaseMigration resource = Shop.named("shop");
    private final List<ObservedJob> jobs = new ArrayList<>();
    private final List<String> livePods = new ArrayList<>();
    private DatabaseMigrationStatus status = DatabaseMigrationStatus.empty();
    private Source source = new Source.Found("sha256:one");
    private Instant now = START;

    public Scene spec(UnaryOperator<DatabaseMigrationSpec> change) {
        resource.setSpec(change.apply(resource.getSpec()));
        resource.getMetadata().setGeneration(resource.getMetadata().getGeneration() + 1);
        return this;
    }

    public Scene target(String target) {
        return spec(spec -> Shop.withTarget(spec, target));
    }

    public Scene suspend(boolean suspend) {
        return spec(spec -> Shop.suspended(spec, suspend));
    }

    public Scene source(Source found) {
        source = found;
        return this;
    }

    public Scene later(Duration duration) {
        now = now.plus(duration);
        return this;
    }

    public Scene livePod(String name) {
        livePods.add(name);
        return this;
    }

    public Scene podsEnd() {
        livePods.clear();
        return this;
    }

    /** The operator looks, writes its status, and does what it decided, as far as Jobs are made and deleted. */
    public Decision reconcile() {
        var decision = decide();
        status = StatusBuilder.build(observation(), decision);
        switch (decision) {
            case Decision.Start start -> jobs.add(job(start, new Result.NotStarted("it has no pod yet")));
            case Decision.Abandon abandon ->
                jobs.removeIf(job -> job.name().equals(abandon.job().name()));
            default -> {}
        }
        return decision;
    }

    /** The same, but the operator dies between the status and the Job. */
    public Decision reconcileAndDie() {
        var decision = decide();
        status = StatusBuilder.build(observation(), decision);
        return decision;
    }

    public Decision decide() {
        return Decide.decide(observation());
    }

    /** The container of the newest Job has started. */
    public Scene atWork() {
        return newestJob(new Result.Running());
    }

    public Scene newestJob(Result result) {
        var job = jobs.removeLast();
        var ended =
                switch (result) {
                    case Result.Running running -> false;
                    case Result.NotStarted waiting -> false;
                    case Result.Stuck stuck -> false;
                    case Result.Reported reported -> true;
                    case Result.Exited exited -> true;
                    case Result.DeadlineExceeded exceeded -> true;
                    case Result.Lost lost -> true;
                };
        jobs.add(new ObservedJob(
                job.name(),
                job.hash(),
                job.run(),
                job.attempt(),
                job.createdAt(),
                Optional.of(job.createdAt()),
                ended ? Optional.of(now) : Optional.empty(),
                false,
                job.imageDigest(),
                result));
        return this;
    }

    public Scene newestJob(Report report) {
        return newestJob(new Result.Reported(report));
    }

    public Scene jobsAreDeleted() {
        jobs.clear();
        return this;
    }

    public Scene put(List<ObservedJob> others) {
        jobs.addAll(others);
        return this;
    }

    public List<ObservedJob> jobs() {
        return List.copyOf(jobs);
    }

    public DatabaseMigrationStatus status() {
        return status;
    }

    public String wantedHash() {
        return source instanceof Source.Found found ? Hashes.wanted(resource.getSpec(), found.digest()) : "";
    }

    public Observation observation() {
        return new Observation(resource, status, source, jobs, livePods, now);
    }

    private ObservedJob job(Decision.Start start, Result result) {
        return new ObservedJob(
                start.key().jobName("shop", Shop.UID),
                start.key().hash(),
                start.key().run(),
                start.key().attempt(),
                now,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                result);
    }
}

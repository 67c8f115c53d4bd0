package dev.retort.operator.observe;

import dev.retort.operator.api.DatabaseMigration;
import dev.retort.operator.api.DatabaseMigrationStatus;
import dev.retort.operator.api.Labels;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gathers an observation from the informers' caches; asks the API server nothing. */
public final class Observer {
    private final Clock clock;

    public Observer(Clock clock) {
        this.clock = clock;
    }

    public Observation observe(
            DatabaseMigration resource, DatabaseMigrationStatus status, Context<DatabaseMigration> context) {
        var uid = resource.getMetadata().getUid();
        var pods = context.getSecondaryResources(Pod.class).stream()
                .filter(pod -> JobReader.label(pod, Labels.UID).equals(uid))
                .toList();
        Map<String, ConfigMap> configMaps = context.getSecondaryResources(ConfigMap.class).stream()
                .collect(Collectors.toMap(Observer::name, Function.identity()));
        return new Observation(
                resource,
                status,
                SourceReader.read(resource.getSpec().migrations(), name -> Optional.ofNullable(configMaps.get(name))),
                context.getSecondaryResources(Job.class).stream()
                        .filter(job -> JobReader.label(job, Labels.UID).equals(uid))
                        .map(job -> JobReader.read(job, pods))
                        .toList(),
                pods.stream()
                        .filter(PodReader::live)
                        .map(Observer::name)
                        .sorted()
                        .toList(),
                clock.instant());
    }

    private static String name(HasMetadata object) {
        return object.getMetadata().getName();
    }
}

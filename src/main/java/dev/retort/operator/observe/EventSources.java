package dev.retort.operator.observe;

import static java.util.Objects.requireNonNullElse;

import dev.retort.operator.api.DatabaseMigration;
import dev.retort.operator.api.Labels;
import dev.retort.operator.api.Migrations.ConfigMapSource;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What wakes the controller besides the resource itself: its Jobs, their pods, and the ConfigMaps it names. */
public final class EventSources {
    private static final String BY_CONFIG_MAP = "by-config-map";

    private EventSources() {}

    public static List<EventSource<?, DatabaseMigration>> of(EventSourceContext<DatabaseMigration> context) {
        return List.of(jobs(context), pods(context), configMaps(context));
    }

    private static EventSource<Job, DatabaseMigration> jobs(EventSourceContext<DatabaseMigration> context) {
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(Job.class, DatabaseMigration.class)
                        .withLabelSelector(Labels.SELECTOR)
                        .build(),
                context);
    }

    /** A pod belongs to its Job, so the way to the resource is an annotation. */
    private static EventSource<Pod, DatabaseMigration> pods(EventSourceContext<DatabaseMigration> context) {
        return new InformerEventSource<>(
                InformerEventSourceConfiguration.from(Pod.class, DatabaseMigration.class)
                        .withLabelSelector(Labels.SELECTOR)
                        .withSecondaryToPrimaryMapper(
                                pod -> resourceOf(pod).stream().collect(Collectors.toSet()))
                        .build(),
                context);
    }

    private static Optional<ResourceID> resourceOf(Pod pod) {
        var annotations = requireNonNullElse(pod.getMetadata().getAnnotations(), Map.<String, String>of());
        return Optional.ofNullable(annotations.get(Labels.RESOURCE))
                .map(name -> new ResourceID(name, pod.getMetadata().getNamespace()));
    }

    /** Only a change of migrations wakes; a change of labels or of other keys does not. */
    private static EventSource<ConfigMap, DatabaseMigration> configMaps(EventSourceContext<DatabaseMigration> context) {
        var primaries = context.getPrimaryCache();
        primaries.addIndexer(BY_CONFIG_MAP, resource -> configMapsOf(resource).stream()
                .map(EventSources::indexKey)
                .toList());
        var configuration = InformerEventSourceConfiguration.from(ConfigMap.class, DatabaseMigration.class)
                .withSecondaryToPrimaryMapper(configMap ->
                        primaries.byIndex(BY_CONFIG_MAP, indexKey(ResourceID.fromResource(configMap))).stream()
                                .map(ResourceID::fromResource)
                                .collect(Collectors.toSet()))
                .<DatabaseMigration>withPrimaryToSecondaryMapper(EventSources::configMapsOf)
                .withOnUpdateFilter((now, before) -> !ConfigMapFiles.of(now).equals(ConfigMapFiles.of(before)));
        if (context.getControllerConfiguration().getInformerConfig().watchAllNamespaces()) {
            configuration.withItemStore(new SlimConfigMaps());
        }
        return new InformerEventSource<>(configuration.build(), context);
    }

    private static Set<ResourceID> configMapsOf(DatabaseMigration resource) {
        return resource.getSpec().migrations().configMaps().stream()
                .map(ConfigMapSource::name)
                .map(name -> new ResourceID(name, resource.getMetadata().getNamespace()))
                .collect(Collectors.toSet());
    }

    private static String indexKey(ResourceID configMap) {
        return configMap.getNamespace().orElse("") + "/" + configMap.getName();
    }
}

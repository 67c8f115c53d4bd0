package dev.retort.operator.api;

import static java.util.Objects.requireNonNullElseGet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the Job's pod gets from the resource. The security context is not among it: it is always the restricted one. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RunTemplate(
        @JsonPropertyDescription(
                "Resources of the container, as in a Pod. Without them it requests 50m CPU and 128Mi and is limited to"
                        + " 512Mi.")
        @Nullable
        ResourceRequirements resources,

        @JsonPropertyDescription(
                "The ServiceAccount of the pod. Its token is not mounted: it matters for image pull secrets and for"
                        + " policies only.")
        @Size(max = 253)
        @Nullable
        String serviceAccountName,

        @JsonPropertyDescription("Labels of the nodes on which the pod may run, as in a Pod.")
        Map<String, String> nodeSelector,

        @JsonPropertyDescription("Taints that the pod tolerates, as in a Pod.") @Size(max = 32)
        List<Toleration> tolerations,

        @JsonPropertyDescription("Affinity of the pod, as in a Pod.") @Nullable
        Affinity affinity,

        @JsonPropertyDescription("Further labels of the Job and its pod. Those that Retort sets win.")
        Map<String, String> labels,

        @JsonPropertyDescription("Further annotations of the Job and its pod. Those that Retort sets win.")
        Map<String, String> annotations,

        @JsonPropertyDescription("Secrets with which the images are pulled, as in a Pod.") @Size(max = 16)
        List<LocalObjectReference> imagePullSecrets) {

    public RunTemplate {
        nodeSelector = sorted(nodeSelector);
        tolerations = List.copyOf(requireNonNullElseGet(tolerations, List::of));
        labels = sorted(labels);
        annotations = sorted(annotations);
        imagePullSecrets = List.copyOf(requireNonNullElseGet(imagePullSecrets, List::of));
    }

    /** Sorted, so that equal templates have one written form. */
    private static Map<String, String> sorted(Map<String, String> map) {
        return Collections.unmodifiableMap(new TreeMap<>(requireNonNullElseGet(map, Map::of)));
    }

    static RunTemplate empty() {
        return new RunTemplate(null, null, Map.of(), List.of(), null, Map.of(), Map.of(), List.of());
    }
}

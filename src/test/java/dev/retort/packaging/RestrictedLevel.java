package dev.retort.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the Pod Security level {@code restricted} demands of a pod, and a read-only root, which is ours. */
final class RestrictedLevel {
    private static final Set<String> VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");

    private RestrictedLevel() {}

    /** What is wrong, a sentence each; empty where the pod would be admitted. */
    static List<String> violations(JsonNode pod) {
        var found = new ArrayList<String>();
        for (var host : List.of("hostNetwork", "hostPID", "hostIPC")) {
            if (pod.path(host).asBoolean()) {
                found.add(host + " is set");
            }
        }
        pod.path("volumes").forEach(volume -> volume.fieldNames().forEachRemaining(field -> {
            if (!field.equals("name") && !VOLUMES.contains(field)) {
                found.add("volume " + volume.path("name").asText() + " is a " + field);
            }
        }));
        Stream.of("initContainers", "containers", "ephemeralContainers")
                .flatMap(kind -> pod.path(kind).valueStream())
                .forEach(container -> found.addAll(ofContainer(pod.path("securityContext"), container)));
        return List.copyOf(found);
    }

    private static List<String> ofContainer(JsonNode podContext, JsonNode container) {
        var found = new ArrayList<String>();
        var context = container.path("securityContext");
        if (!context.path("runAsNonRoot")
                .asBoolean(podContext.path("runAsNonRoot").asBoolean())) {
            found.add("may run as root");
        }
        if (context.path("runAsUser").asInt(podContext.path("runAsUser").asInt(1)) == 0) {
            found.add("runs as root");
        }
        var profile = context.at("/seccompProfile/type")
                .asText(podContext.at("/seccompProfile/type").asText());
        if (!Set.of("RuntimeDefault", "Localhost").contains(profile)) {
            found.add("has no seccomp profile");
        }
        if (context.path("allowPrivilegeEscalation").asBoolean(true)) {
            found.add("may escalate its privileges");
        }
        if (context.path("privileged").asBoolean()) {
            found.add("is privileged");
        }
        if (context.at("/capabilities/drop").valueStream().noneMatch(dropped -> dropped.asText()
                .equals("ALL"))) {
            found.add("keeps capabilities");
        }
        if (context.at("/capabilities/add").valueStream().anyMatch(added -> !added.asText()
                .equals("NET_BIND_SERVICE"))) {
            found.add("adds capabilities");
        }
        if (!context.path("readOnlyRootFilesystem").asBoolean()) {
            found.add("writes to its root file system");
        }
        return found.stream()
                .map(sentence -> container.path("name").asText() + " " + sentence)
                .toList();
    }
}

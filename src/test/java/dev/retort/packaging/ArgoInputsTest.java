package dev.retort.packaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.retort.operator.api.DatabaseMigration;
import dev.retort.operator.api.DatabaseMigrationStatus;
import dev.retort.operator.testing.Scene;
import dev.retort.operator.testing.Shop;
import dev.retort.report.Report;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Argo CD's health script is tried on: resources with the statuses that the operator really writes. */
class ArgoInputsTest {
    private static final Path FOLDER = Path.of("deploy/argocd");

    /**
     * @param health Argo CD's word
     * @param says whose message it shows: a condition's, or these words
     */
    private record Case(String name, String health, String says, DatabaseMigration resource) {
        String message() {
            return resource.getStatus() == null
                    ? says
                    : resource.getStatus().conditions().stream()
                            .filter(condition -> condition.type().equals(says))
                            .map(condition -> condition.message())
                            .findFirst()
                            .orElse(says);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() {
        return List.of(
                new Case("deleted", "Progressing", "Being deleted", deleted(ended(Shop.upgraded(Shop.A)))),
                new Case(
                        "new",
                        "Progressing",
                        "Waiting for the operator to see this version",
                        resource(new Scene(), null)),
                new Case(
                        "edited-while-healthy",
                        "Progressing",
                        "Waiting for the operator to see this version",
                        resource(ended(Shop.upgraded(Shop.A)).target(Shop.B))),
                new Case(
                        "suspended",
                        "Suspended",
                        "Suspended by spec.suspend",
                        resource(reconciled(new Scene().suspend(true)))),
                new Case(
                        "suspended-after-a-failure",
                        "Suspended",
                        "Suspended by spec.suspend",
                        resource(reconciled(ended(Shop.failed()).suspend(true)))),
                new Case("stalled", "Degraded", "Stalled", resource(ended(Shop.failed()))),
                new Case("waiting-for-next-attempt", "Progressing", "Reconciling", resource(ended(Shop.unavailable()))),
                new Case("migrating", "Progressing", "Reconciling", resource(reconciled(reconciled(new Scene())))),
                new Case("ready", "Healthy", "Ready", resource(ended(Shop.upgraded(Shop.A)))),
                // The operator writes no such status; the script has to bear with it all the same.
                new Case(
                        "no-conditions", "Progressing", "Waiting for the operator", resource(new Scene(), onlySeen())));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theInputIsAsTheOperatorWritesIt(Case given) {
        new Golden(FOLDER.resolve("testdata/" + given.name() + ".yaml"))
                .assertCurrent(Serialization.asYaml(given.resource()));
    }

    @Test
    void theTableNamesEachInputWithItsHealth() {
        new Golden(FOLDER.resolve("health_test.yaml"))
                .assertCurrent(cases().stream()
                        .map(given -> "- healthStatus: {status: %s, message: %s}\n  inputPath: testdata/%s.yaml\n"
                                .formatted(given.health(), quoted(given.message()), given.name()))
                        .collect(Collectors.joining("", "tests:\n", "")));
    }

    private static Scene reconciled(Scene scene) {
        scene.reconcile();
        return scene;
    }

    private static Scene ended(Report report) {
        return reconciled(reconciled(new Scene()).newestJob(report));
    }

    private static DatabaseMigration resource(Scene scene) {
        return resource(scene, scene.status());
    }

    private static DatabaseMigration resource(Scene scene, @Nullable DatabaseMigrationStatus status) {
        var observed = scene.observation().resource();
        var resource = new DatabaseMigration();
        resource.setMetadata(observed.getMetadata());
        resource.setSpec(observed.getSpec());
        resource.setStatus(status);
        return resource;
    }

    private static DatabaseMigration deleted(Scene scene) {
        var resource = resource(scene);
        resource.setMetadata(new ObjectMetaBuilder(resource.getMetadata())
                .withDeletionTimestamp("2026-11-24T03:11:00Z")
                .withFinalizers("foregroundDeletion")
                .build());
        return resource;
    }

    private static DatabaseMigrationStatus onlySeen() {
        return new DatabaseMigrationStatus(1L, null, null, null, null, List.of(), null, List.of());
    }

    /** A JSON string is a YAML one. */
    private static String quoted(String message) {
        try {
            return new JsonMapper().writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

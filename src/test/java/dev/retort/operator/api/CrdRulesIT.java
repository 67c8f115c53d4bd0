package dev.retort.operator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.operator.testing.ApiServer;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.FieldValidateable;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the definition admits and refuses: a file each in {@code src/test/resources/crd}. An invalid one says in its first
 * line what the server must answer.
 */
@EnabledIf(value = "dev.retort.operator.testing.ApiServer#available", disabledReason = ApiServer.ABSENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrdRulesIT {
    private static final Path FILES = Path.of("src/test/resources/crd");
    private static final String EXPECTED = "# refused: ";

    private final ApiServer server = ApiServer.start();

    @BeforeAll
    void theServerIsUp() {
        assertThat(server.client().getKubernetesVersion().getMinor()).isEqualTo("34");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("valid")
    void admits(String file) {
        assertThatCode(() -> apply(file)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void refuses(String file) throws IOException {
        var first = Files.readAllLines(FILES.resolve(file)).getFirst();
        assertThat(first).as("the first line of %s", file).startsWith(EXPECTED);
        assertThatThrownBy(() -> apply(file)).hasMessageContaining(first.substring(EXPECTED.length()));
    }

    @Test
    void everyFileIsUsed() throws IOException {
        try (var files = Files.list(FILES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .isNotEmpty()
                    .allMatch(file -> file.matches("(in)?valid-.*[.]yaml"));
        }
    }

    @Test
    void refusesInlineMigrationsThatNoPodCouldCarry() throws IOException {
        var resource =
                Serialization.unmarshal(Files.readString(FILES.resolve("valid-inline.yaml")), DatabaseMigration.class);
        var spec = resource.getSpec();
        resource.setSpec(new DatabaseMigrationSpec(
                spec.targetRevision(),
                spec.database(),
                new Migrations(List.of(), null, Map.of("1.sql", "x".repeat(150_000), "2.sql", "x".repeat(100_000))),
                spec.rollback(),
                spec.run(),
                false));
        assertThatThrownBy(() -> server.client()
                        .resource(resource)
                        .inNamespace("default")
                        .create())
                .hasMessageContaining("larger than 200 KiB");
    }

    @Test
    void fillsTheDefaultsThatTheClassesHaveToo() throws IOException {
        var least = Files.readString(FILES.resolve("valid-least.yaml"));
        server.client()
                .resource(Serialization.unmarshal(least, GenericKubernetesResource.class))
                .inNamespace("default")
                .create();
        var stored = server.client()
                .resources(DatabaseMigration.class)
                .inNamespace("default")
                .withName("least")
                .get();
        var alone =
                Serialization.unmarshal(Files.readString(FILES.resolve("valid-least.yaml")), DatabaseMigration.class);
        var raw = server.client()
                .genericKubernetesResources("retort.dev/v1beta1", "DatabaseMigration")
                .inNamespace("default")
                .withName("least")
                .get();
        assertThat(raw.<String>get("spec", "run", "lockTimeout")).isEqualTo("3s");
        assertThat(raw.<String>get("spec", "rollback", "allowed")).isEqualTo("WhenLowered");
        assertThat(raw.<String>get("spec", "database", "versionTable")).isEqualTo("public.alembic_version");
        assertThat(stored.getSpec()).isEqualTo(alone.getSpec());
    }

    private void apply(String file) throws IOException {
        var resource = Serialization.unmarshal(Files.readString(FILES.resolve(file)), GenericKubernetesResource.class);
        server.client()
                .resource(resource)
                .inNamespace("default")
                .dryRun()
                .fieldValidation(FieldValidateable.Validation.STRICT)
                .create();
    }

    static Stream<String> valid() {
        return files("valid-");
    }

    static Stream<String> invalid() {
        return files("invalid-");
    }

    private static Stream<String> files(String prefix) {
        try (var files = Files.list(FILES)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

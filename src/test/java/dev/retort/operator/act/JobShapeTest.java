package dev.retort.operator.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.operator.api.DatabaseMigration;
import dev.retort.operator.api.DatabaseMigrationStatus;
import dev.retort.operator.decide.RunKey;
import dev.retort.operator.observe.Observation;
import dev.retort.operator.observe.Source;
import dev.retort.operator.testing.Golden;
import dev.retort.operator.testing.Shop;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Jobs as they are sent, one file each in {@code src/test/resources/job}. */
class JobShapeTest {
    private static final RunKey KEY = new RunKey("0123456789abcdef0123456789abcdef01234567", 3, 2);
    private static final Path RULES = Path.of("src/test/resources/crd");
    private final JobShape shape = new JobShape("registry.example/retort:0.1.0", "IfNotPresent", Optional.of(65532L));

    @ParameterizedTest
    @ValueSource(strings = {"least", "inline", "image", "everything"})
    void theJobIsTheOneOnFile(String resource) throws IOException {
        var given = Serialization.unmarshal(
                Files.readString(RULES.resolve("valid-" + resource + ".yaml")), DatabaseMigration.class);
        given.getMetadata().setNamespace("shop");
        given.getMetadata().setUid(Shop.UID);
        Golden.assertFresh(
                Path.of("src/test/resources/job/" + resource + ".yaml"),
                Serialization.asYaml(shape.of(given, KEY, digest(given))));
    }

    @Test
    void theClusterChoosesTheUserThatCopiesWhereNoneIsSet() {
        var resource = Shop.named("shop");
        resource.setSpec(Shop.spec("head", Shop.image("registry.example/shop:1")));
        var chosen = new JobShape("retort:dev", "Never", Optional.empty()).of(resource, KEY, Optional.empty());
        var copies =
                chosen.getSpec().getTemplate().getSpec().getInitContainers().getFirst();
        assertThat(copies.getSecurityContext().getRunAsUser()).isNull();
        assertThat(copies.getSecurityContext().getRunAsNonRoot()).isTrue();
    }

    @Test
    void ownLabelsAndAnnotationsWinOverTheTemplates() {
        var resource = Shop.named("shop");
        resource.setSpec(Shop.withTemplate(
                resource.getSpec(),
                "labels: {app.kubernetes.io/managed-by: me, team: shop}\nannotations: {retort.dev/resource: other}"));
        var job = shape.of(resource, KEY, Optional.empty());
        assertThat(job.getMetadata().getLabels())
                .containsEntry("app.kubernetes.io/managed-by", "retort")
                .containsEntry("team", "shop");
        assertThat(job.getMetadata().getAnnotations()).containsEntry("retort.dev/resource", "shop");
    }

    @Test
    void aFileOfAnyTextTravelsUnchanged() {
        var text = "-- ünï\r\n'$(x)' $$ \"\t\u0001";
        var resource = Shop.named("shop");
        resource.setSpec(Shop.spec("head", Shop.inline(Map.of("a.sql", text))));
        assertThat(shape.of(resource, KEY, Optional.empty())
                        .getSpec()
                        .getTemplate()
                        .getMetadata()
                        .getAnnotations())
                .containsEntry("inline.retort.dev/a.sql", text);
    }

    /** Its files have one; those of an image the operator does not see. */
    private static Optional<String> digest(DatabaseMigration resource) {
        var source = new Source.Found("sha256:" + "0".repeat(64));
        return new Observation(resource, DatabaseMigrationStatus.empty(), source, List.of(), List.of(), Instant.EPOCH)
                .filesDigest();
    }
}

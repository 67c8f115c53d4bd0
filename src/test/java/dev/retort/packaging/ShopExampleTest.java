package dev.retort.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShopExampleTest {
    private static final Path SHOP = Path.of("deploy/examples/shop");

    private final List<Migration> migrations = Migration.inOrder(SHOP.resolve("versions"));

    @Test
    void showsWhatARealHistoryHas() {
        assertThat(migrations).hasSizeGreaterThan(8);
        assertThat(migrations)
                .filteredOn(migration -> migration.parents().isEmpty())
                .hasSize(1);
        assertThat(migrations)
                .filteredOn(migration -> migration.parents().size() == 2)
                .hasSize(1);
        assertThat(migrations)
                .filteredOn(migration -> !migration.list("depends_on").isEmpty())
                .hasSize(1);
        assertThat(migrations)
                .flatMap(migration -> migration.list("branch_labels"))
                .containsExactly("billing");
        assertThat(migrations)
                .filteredOn(migration -> migration.up().contains("INDEX CONCURRENTLY"))
                .hasSize(1);
        assertThat(migrations)
                .filteredOn(migration -> migration.up().contains("AS $"))
                .hasSize(1);
    }

    @Test
    void hasOneHead() {
        var parents = migrations.stream()
                .flatMap(migration -> migration.parents().stream())
                .toList();
        assertThat(migrations)
                .map(Migration::id)
                .filteredOn(id -> !parents.contains(id))
                .containsExactly("2be4f7d09c81");
    }

    @Test
    void namesEachFileAfterItsRevision() {
        assertThat(migrations).allSatisfy(migration -> {
            assertThat(migration.id()).matches("[0-9a-f]{12}");
            assertThat(migration.file().getFileName().toString()).startsWith(migration.id() + "_");
            assertThat(migration.header().keySet())
                    .isSubsetOf("revision", "down_revision", "branch_labels", "depends_on", "created", "message");
        });
    }

    @Test
    void putsEveryFileIntoTheConfigMap() {
        var kustomization =
                Manifests.read(SHOP.resolve("kustomization.yaml")).objects().getFirst();
        assertThat(kustomization
                        .at("/configMapGenerator/0/files")
                        .valueStream()
                        .map(file -> SHOP.resolve(file.asText())))
                .containsExactlyInAnyOrderElementsOf(
                        migrations.stream().map(Migration::file).toList());
        assertThat(kustomization.at("/generatorOptions/disableNameSuffixHash").asBoolean())
                .isTrue();
    }

    @Test
    void theSecretSaysTheSameInEveryShape() {
        var secret = Manifests.read(SHOP.resolve("secret.yaml"))
                .get("Secret/shop-db")
                .path("stringData");
        assertThat(Stream.of("dbname", "host", "jdbc-uri", "password", "pgpass", "port", "uri", "user", "username"))
                .allMatch(secret::has);
        var at = secret.path("host").asText() + ":" + secret.path("port").asText();
        var login =
                secret.path("username").asText() + ":" + secret.path("password").asText();
        var name = secret.path("dbname").asText();
        assertThat(URI.create(secret.path("uri").asText()))
                .isEqualTo(URI.create("postgresql://" + login + "@" + at + "/" + name));
        assertThat(secret.path("jdbc-uri").asText())
                .isEqualTo(
                        "jdbc:postgresql://%s/%s?password=%s&user=%s",
                        at,
                        name,
                        secret.path("password").asText(),
                        secret.path("user").asText());
        assertThat(secret.path("pgpass").asText().strip()).isEqualTo(at + ":" + name + ":" + login);
        assertThat(Manifests.read(SHOP.resolve("postgres.yaml")).ids())
                .contains("Service/" + secret.path("host").asText());
    }
}

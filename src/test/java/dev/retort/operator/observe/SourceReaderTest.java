package dev.retort.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.operator.testing.Shop;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceReaderTest {
    @Test
    void missingConfigMapsAreNamed() {
        assertThat(SourceReader.read(Shop.configMaps("a", "b"), name -> Optional.empty()))
                .isEqualTo(new Source.Missing(List.of("a", "b")));
    }

    @Test
    void anyChangeOfAMigrationIsSeenAndNoOther() {
        var one = configMap(Map.of("a.sql", "1"), Map.of());
        assertThat(List.of(
                        digest(one),
                        digest(configMap(Map.of("a.sql", "2"), Map.of())),
                        digest(configMap(Map.of("b.sql", "1"), Map.of())),
                        digest(configMap(Map.of("a.sql", "1", "b.sql", ""), Map.of())),
                        digest(configMap(Map.of(), Map.of()))))
                .doesNotHaveDuplicates();
        var labelled = new ConfigMapBuilder(one)
                .editMetadata()
                .addToLabels("x", "y")
                .endMetadata()
                .build();
        assertThat(digest(labelled)).isEqualTo(digest(one));
        assertThat(digest(configMap(Map.of("a.sql", "1", "README.md", "2", ".b.sql", "3"), Map.of())))
                .as("what the engine does not read")
                .isEqualTo(digest(one));
    }

    @Test
    void howConfigMapsHoldTheFilesMakesNoDifference() {
        var whole = configMap(Map.of("a.sql", "1", "b.sql", "2"), Map.of());
        assertThat(digest(configMap(Map.of("a.sql", "1"), Map.of("b.sql", "Mg=="))))
                .isEqualTo(digest(whole));
        assertThat(SourceReader.read(
                        Shop.configMaps("one", "two"),
                        name -> Optional.of(
                                configMap(name.equals("one") ? Map.of("b.sql", "2") : Map.of("a.sql", "1"), Map.of()))))
                .isEqualTo(new Source.Found(digest(whole)));
        assertThat(SourceReader.read(Shop.inline(Map.of("a.sql", "1", "b.sql", "2")), name -> Optional.empty()))
                .isEqualTo(new Source.Found(digest(whole)));
    }

    @Test
    void aSlimConfigMapKeepsDigestsAndNotTheContent() {
        var whole = configMap(Map.of("a.sql", "1", "README.md", "long"), Map.of("b.sql", "Mg=="));
        var slim = ConfigMapFiles.slim(whole);
        assertThat(slim.getData()).containsOnlyKeys("a.sql", "b.sql").doesNotContainValue("1");
        assertThat(slim.getBinaryData()).isNullOrEmpty();
        assertThat(ConfigMapFiles.of(slim)).isEqualTo(ConfigMapFiles.of(whole));
        assertThat(ConfigMapFiles.of(ConfigMapFiles.slim(slim))).isEqualTo(ConfigMapFiles.of(whole));
    }

    @Test
    void aUsersConfigMapIsNotTakenForASlimOne() {
        var forged = ConfigMapFiles.slim(configMap(Map.of("a.sql", "1"), Map.of()));
        forged.getMetadata().setManagedFields(List.of(new ManagedFieldsEntry()));
        assertThat(ConfigMapFiles.of(forged)).isNotEqualTo(forged.getData());
    }

    @Test
    void aFileInTwoConfigMapsIsSaidWithBothNames() {
        var source = SourceReader.read(
                Shop.configMaps("one", "two"), name -> Optional.of(configMap(Map.of("a.sql", name), Map.of())));
        assertThat(source).isInstanceOfSatisfying(Source.Unusable.class, unusable -> assertThat(unusable.why())
                .contains("ConfigMaps one and two both hold a.sql"));
    }

    @Test
    void aConfigMapThatIsNamedTwiceHoldsItsFilesOnce() {
        assertThat(SourceReader.read(
                        Shop.configMaps("one", "one"), name -> Optional.of(configMap(Map.of("a.sql", "1"), Map.of()))))
                .isInstanceOf(Source.Found.class);
    }

    @Test
    void inlineFilesAreCountedInBytes() {
        var files = Map.of("a.sql", "ü".repeat(150_000));
        assertThat(SourceReader.read(Shop.inline(files), name -> Optional.empty()))
                .isInstanceOfSatisfying(Source.Unusable.class, unusable -> assertThat(unusable.why())
                        .contains("300000 bytes"));
    }

    private static String digest(ConfigMap configMap) {
        return SourceReader.read(Shop.configMaps("shop"), name -> Optional.of(configMap)) instanceof Source.Found found
                ? found.digest()
                : "";
    }

    private static ConfigMap configMap(Map<String, String> data, Map<String, String> binary) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace("default")
                .withName("shop")
                .endMetadata()
                .withData(data)
                .withBinaryData(binary)
                .build();
    }
}

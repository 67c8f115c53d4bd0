package dev.retort.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.operator.testing.Shop;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
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
    void anyChangeOfContentIsSeenAndNoOther() {
        var one = configMap(Map.of("a.sql", "1"), Map.of());
        var labelled = new ConfigMapBuilder(one)
                .editMetadata()
                .addToLabels("x", "y")
                .endMetadata()
                .build();
        assertThat(ContentDigest.of(labelled)).isEqualTo(ContentDigest.of(one));
        assertThat(List.of(
                        ContentDigest.of(one),
                        ContentDigest.of(configMap(Map.of("a.sql", "2"), Map.of())),
                        ContentDigest.of(configMap(Map.of("b.sql", "1"), Map.of())),
                        ContentDigest.of(configMap(Map.of(), Map.of("a.sql", "1"))),
                        ContentDigest.of(configMap(Map.of("a.sql", "1", "b.sql", ""), Map.of())),
                        ContentDigest.of(configMap(Map.of(), Map.of()))))
                .doesNotHaveDuplicates();
    }

    @Test
    void aSlimConfigMapKeepsTheDigestAndNotTheContent() {
        var whole = configMap(Map.of("a.sql", "1"), Map.of("b.sql", "Mg=="));
        var slim = ContentDigest.slim(whole);
        assertThat(slim.getData()).isNullOrEmpty();
        assertThat(slim.getBinaryData()).isNullOrEmpty();
        assertThat(ContentDigest.of(slim)).isEqualTo(ContentDigest.of(whole));
        assertThat(ContentDigest.of(ContentDigest.slim(slim))).isEqualTo(ContentDigest.of(whole));
    }

    @Test
    void inlineFilesAreCountedInBytes() {
        var files = Map.of("a.sql", "ü".repeat(150_000));
        assertThat(SourceReader.read(Shop.inline(files), name -> Optional.empty()))
                .isInstanceOfSatisfying(Source.Unusable.class, unusable -> assertThat(unusable.why())
                        .contains("300000 bytes"));
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

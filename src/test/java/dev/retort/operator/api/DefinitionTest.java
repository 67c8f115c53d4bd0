package dev.retort.operator.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.operator.testing.Golden;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefinitionTest {
    /** Types of Kubernetes' own, which its reference describes. */
    private static final List<String> DESCRIBED_ELSEWHERE =
            List.of("affinity", "resources", "tolerations", "imagePullSecrets");

    @Test
    void theCommittedDefinitionIsTheOneGenerated() {
        Golden.assertFresh(Path.of("crds/databasemigrations.retort.dev-v1.yml"), GeneratedDefinition.yaml());
    }

    @Test
    void theReferencePageIsTheOneGenerated() {
        Golden.assertFresh(Path.of("docs/resource.md"), ReferencePage.of(GeneratedDefinition.definition()));
    }

    @Test
    void everyFieldIsDescribed() {
        var undescribed = new ArrayList<String>();
        undescribed("", version().getSchema().getOpenAPIV3Schema(), undescribed);
        assertThat(undescribed).isEmpty();
    }

    @Test
    void theStatusIsASubresourceAndConditionsMergeByType() {
        assertThat(version().getSubresources().getStatus()).isNotNull();
        var status = requireNonNull(
                version().getSchema().getOpenAPIV3Schema().getProperties().get("status"));
        var conditions = requireNonNull(status.getProperties().get("conditions"));
        assertThat(conditions.getXKubernetesListType()).isEqualTo("map");
        assertThat(conditions.getXKubernetesListMapKeys()).containsExactly("type");
    }

    private static CustomResourceDefinitionVersion version() {
        return GeneratedDefinition.definition().getSpec().getVersions().getFirst();
    }

    private static void undescribed(String path, JSONSchemaProps schema, List<String> found) {
        if (schema.getItems() != null) {
            undescribed(path + "[]", schema.getItems().getSchema(), found);
        }
        if (schema.getProperties() == null) {
            return;
        }
        schema.getProperties().forEach((name, field) -> {
            if (field.getDescription() == null) {
                found.add(path + "." + name);
            }
            if (!DESCRIBED_ELSEWHERE.contains(name)) {
                undescribed(path + "." + name, field, found);
            }
        });
    }
}

package dev.retort.operator.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** The definition as it follows from the classes, with what the generator has no word for. */
public final class GeneratedDefinition {
    private static final String HEADER = "# Generated from dev.retort.operator.api: change it there.\n";

    private GeneratedDefinition() {}

    public static String yaml() {
        var serialization = new KubernetesSerialization();
        return HEADER + serialization.asYaml(definition()).replaceFirst("^---\n", "");
    }

    public static CustomResourceDefinition definition() {
        var written = new ByteArrayOutputStream();
        new CRDGenerator()
                .customResourceClasses(DatabaseMigration.class)
                .forCRDVersions("v1")
                .withOutput(new CRDGenerator.AbstractCRDOutput<ByteArrayOutputStream>() {
                    @Override
                    protected ByteArrayOutputStream createStreamFor(String name) throws IOException {
                        return written;
                    }
                })
                .generate();
        var crd = new KubernetesSerialization().unmarshal(written.toString(UTF_8), CustomResourceDefinition.class);
        var version = crd.getSpec().getVersions().getFirst();
        var root = version.getSchema().getOpenAPIV3Schema();
        root.setDescription(
                "A PostgreSQL database, a set of migrations, and the revision at which the database is to be.");
        requireNonNull(root.getProperties().get("spec")).setDescription("What is wanted.");
        requireNonNull(root.getProperties().get("status"))
                .setDescription("What is so. Written by the operator alone, whole each time.");
        columnsStandInThisOrder(version, List.of("Target", "Applied", "Ready", "Reason", "Age"));
        eachRuleStandsOnce(root);
        conditionsAreKeyedByType(requireNonNull(root.getProperties().get("status")));
        return crd;
    }

    /** So that server-side apply merges conditions one by one, as it does for Kubernetes' own kinds. */
    private static void conditionsAreKeyedByType(JSONSchemaProps status) {
        Map<String, JSONSchemaProps> fields = status.getProperties();
        var conditions = requireNonNull(fields.get("conditions"));
        conditions.setXKubernetesListType("map");
        conditions.setXKubernetesListMapKeys(List.of("type"));
    }

    private static void columnsStandInThisOrder(CustomResourceDefinitionVersion version, List<String> names) {
        var columns = new ArrayList<>(version.getAdditionalPrinterColumns());
        columns.sort(Comparator.comparingInt(column -> names.indexOf(column.getName())));
        version.setAdditionalPrinterColumns(columns);
    }

    /** The generator reads a record's annotations at the field and at the accessor, and writes a rule for each. */
    private static void eachRuleStandsOnce(JSONSchemaProps schema) {
        schema.setXKubernetesValidations(new ArrayList<>(new LinkedHashSet<>(schema.getXKubernetesValidations())));
        requireNonNullElse(schema.getProperties(), Map.<String, JSONSchemaProps>of())
                .values()
                .forEach(GeneratedDefinition::eachRuleStandsOnce);
        if (schema.getItems() != null && schema.getItems().getSchema() != null) {
            eachRuleStandsOnce(schema.getItems().getSchema());
        }
    }
}

package dev.retort.operator.api;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The page that a person reads beside {@code kubectl explain}: each field with its type, default, rules and meaning. */
final class ReferencePage {
    private final StringBuilder page = new StringBuilder();

    private ReferencePage() {}

    static String of(CustomResourceDefinition crd) {
        var root = crd.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
        var out = new ReferencePage();
        out.page.append("# DatabaseMigration, field by field\n\n");
        out.page
                .append("Generated from the definition in `crds/`. `apiVersion: retort.dev/v1beta1`, short names ")
                .append("`dbmig` and `dbmigration`. `kubectl explain dbmig.spec` says the same.\n");
        rules(root).forEach(rule -> out.page.append("\nRule: ").append(rule).append(".\n"));
        out.section("spec", requireNonNull(root.getProperties().get("spec")));
        out.section("status", requireNonNull(root.getProperties().get("status")));
        return out.page.toString();
    }

    private void section(String name, JSONSchemaProps schema) {
        page.append("\n## ").append(name).append("\n\n");
        if (schema.getDescription() != null) {
            page.append(schema.getDescription()).append("\n\n");
        }
        page.append("| field | type | default | meaning and rules |\n| --- | --- | --- | --- |\n");
        fields(name, schema);
    }

    private void fields(String path, JSONSchemaProps schema) {
        properties(schema).forEach((name, field) -> {
            var at = path + "." + name + (field.getItems() == null ? "" : "[]");
            var required = schema.getRequired().contains(name) ? " **Required.**" : "";
            var rules = rules(field).stream().map(rule -> " *" + rule + ".*").collect(Collectors.joining());
            page.append("| `%s` | %s | %s | %s%s%s |\n"
                    .formatted(
                            at,
                            type(field),
                            value(field.getDefault()),
                            cell(requireNonNullElse(field.getDescription(), "")),
                            required,
                            cell(rules)));
            var inner = field.getItems() == null ? field : field.getItems().getSchema();
            // A type of Kubernetes' own has no descriptions here: its reference has them.
            if (properties(inner).values().stream().anyMatch(each -> each.getDescription() != null)) {
                fields(at, inner);
            }
        });
    }

    private static Map<String, JSONSchemaProps> properties(JSONSchemaProps schema) {
        return requireNonNullElse(schema.getProperties(), Map.of());
    }

    private static String type(JSONSchemaProps field) {
        if (field.getItems() != null) {
            return "list of " + type(field.getItems().getSchema());
        }
        if (field.getAdditionalProperties() != null) {
            return "map of " + type(field.getAdditionalProperties().getSchema());
        }
        return field.getEnum().isEmpty()
                ? requireNonNullElse(field.getType(), "any")
                : field.getEnum().stream().map(ReferencePage::value).collect(Collectors.joining(", "));
    }

    private static String value(@Nullable JsonNode value) {
        return value == null || value.isContainerNode() ? "" : "`" + value.asText() + "`";
    }

    private static List<String> rules(JSONSchemaProps field) {
        var rules = new ArrayList<String>();
        field.getXKubernetesValidations().forEach(rule -> rules.add(rule.getMessage()));
        if (field.getPattern() != null) {
            rules.add("must match `" + field.getPattern() + "`");
        }
        bound(rules, "at least %s", field.getMinimum());
        bound(rules, "at most %s", field.getMaximum());
        bound(rules, "at most %s characters", field.getMaxLength());
        bound(rules, "at most %s entries", field.getMaxItems());
        bound(rules, "at most %s entries", field.getMaxProperties());
        return rules;
    }

    private static void bound(List<String> rules, String words, @Nullable Number bound) {
        if (bound != null) {
            rules.add(words.formatted(bound.longValue()));
        }
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}

package dev.retort.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retort.operator.testing.ApiServer;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartIT {
    private final Chart chart = Chart.orSkip();

    static Stream<JsonNode> valueCases() {
        return Manifests.read(Path.of("src/test/resources/packaging/chart-values.yaml"))
                .objects()
                .getFirst()
                .path("cases")
                .valueStream();
    }

    @ParameterizedTest
    @MethodSource("valueCases")
    void aValueReachesItsObject(JsonNode expected) {
        var value = expected.path("value").asText() + "=" + expected.path("to");
        var with = expected.path("with").asText();
        var rendered = with.isEmpty()
                ? chart.manifests("--set-json", value)
                : chart.manifests("--set", with, "--set-json", value);
        var object = rendered.get(expected.path("object").asText());
        assertThat(object.isMissingNode()).isEqualTo(expected.path("absent").asBoolean());
        assertThat(object.at(expected.path("at").asText())).isEqualTo(expected.path("is"));
        if (!expected.path("value").asText().endsWith("ecurityContext")) {
            assertThat(rendered.pods()).allSatisfy(pod -> assertThat(RestrictedLevel.violations(pod))
                    .isEmpty());
        }
    }

    @Test
    void everyDocumentedValueHasACase() {
        assertThat(valueCases().map(expected -> expected.path("value").asText()).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        ValuesTable.read(Chart.FOLDER.resolve("values.yaml")).rows().stream()
                                .map(ValuesTable.Row::path)
                                .toList());
    }

    @Test
    void theDefaultsMakeTheseObjects() {
        var rendered = chart.manifests();
        assertThat(rendered.ids())
                .containsExactlyInAnyOrder(
                        "CustomResourceDefinition/databasemigrations.retort.dev",
                        "ServiceAccount/retort",
                        "ClusterRole/retort:retort-system",
                        "ClusterRoleBinding/retort:retort-system",
                        "Role/retort-leader",
                        "RoleBinding/retort-leader",
                        "ClusterRole/retort:retort-system:view",
                        "ClusterRole/retort:retort-system:edit",
                        "ClusterRole/retort:retort-system:admin",
                        "Service/retort-metrics",
                        "PodDisruptionBudget/retort",
                        "Deployment/retort");
        var container = rendered.get("Deployment/retort").at("/spec/template/spec/containers/0");
        assertThat(container.at("/args/0").asText()).isEqualTo("operator");
        assertThat(container.at("/env").valueStream().map(variable -> variable.path("name")
                        .asText()))
                .containsExactly(
                        "POD_NAME",
                        "RETORT_LEADER_ELECTION",
                        "RETORT_LEASE_NAMESPACE",
                        "RETORT_LEASE_NAME",
                        "RETORT_RUNNER_IMAGE",
                        "RETORT_RUNNER_IMAGE_PULL_POLICY",
                        "RETORT_RUNNER_RUN_AS_USER");
        assertThat(rendered.pods()).hasSize(1).allSatisfy(pod -> {
            assertThat(RestrictedLevel.violations(pod)).isEmpty();
            assertThat(pod.findValue("runAsUser"))
                    .as("a user id of the chart's")
                    .isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"watchNamespaces=[]", "watchNamespaces=[\"shop\",\"billing\"]"})
    void noRuleReachesSecretsOrEverything(String namespaces) {
        assertThat(chart.manifests("--set-json", namespaces).rules())
                .isNotEmpty()
                .allSatisfy(rule -> {
                    assertThat(words(rule, "resources")).doesNotContain("secrets", "*");
                    assertThat(words(rule, "apiGroups")).doesNotContain("*");
                    assertThat(words(rule, "verbs")).doesNotContain("*", "escalate", "bind", "impersonate");
                });
    }

    @Test
    void aListOfNamespacesGivesEachItsRoleAndLeavesTheClusterOnlyTheDefinition() {
        var rendered = chart.manifests("--set-json", "watchNamespaces=[\"shop\",\"billing\"]");
        for (var kind : List.of("Role", "RoleBinding")) {
            assertThat(rendered.ofKind(kind).stream()
                            .filter(object ->
                                    object.at("/metadata/name").asText().equals("retort"))
                            .map(object -> object.at("/metadata/namespace").asText()))
                    .containsExactlyInAnyOrder("shop", "billing");
        }
        var everywhere =
                chart.manifests().get("ClusterRole/retort:retort-system").path("rules");
        var cluster = rendered.get("ClusterRole/retort:retort-system").path("rules");
        assertThat(cluster).containsExactly(everywhere.get(0));
        assertThat(cluster.get(0).path("resourceNames").get(0).asText()).isEqualTo("databasemigrations.retort.dev");
        assertThat(rendered.get("Role/retort").path("rules").valueStream().toList())
                .isEqualTo(everywhere.valueStream().skip(1).toList());
    }

    @Test
    void theOperatorMayDoWhatItCallsAndNoMore() {
        assertThat(chart.manifests()
                        .get("ClusterRole/retort:retort-system")
                        .path("rules")
                        .valueStream()
                        .skip(1))
                .map(rule -> words(rule, "apiGroups") + " " + words(rule, "resources") + " " + words(rule, "verbs"))
                .containsExactly(
                        "[retort.dev] [databasemigrations] [get, list, watch]",
                        "[retort.dev] [databasemigrations/status] [patch]",
                        "[retort.dev] [databasemigrations/finalizers] [update]",
                        "[batch] [jobs] [get, list, watch, create, delete]",
                        "[] [pods, configmaps] [get, list, watch]",
                        "[events.k8s.io] [events] [create]");
    }

    @Test
    void theLeaseIsBoundByItsNameButForItsCreation() {
        var rules = chart.manifests().get("Role/retort-leader").path("rules");
        assertThat(rules).hasSize(2);
        assertThat(words(rules.get(0), "verbs")).containsExactly("create");
        assertThat(words(rules.get(1), "resourceNames")).containsExactly("retort");
        var lease = chart.manifests()
                .get("Deployment/retort")
                .at("/spec/template/spec/containers/0/env")
                .valueStream()
                .filter(variable -> variable.path("name").asText().equals("RETORT_LEASE_NAME"))
                .map(variable -> variable.path("value").asText());
        assertThat(lease).containsExactly("retort");
    }

    @Test
    @EnabledIf(value = "dev.retort.operator.testing.ApiServer#available", disabledReason = ApiServer.ABSENT)
    void aSecondOperatorIsInstalledBesideTheFirst(@TempDir Path folder) throws IOException {
        try (var server = ApiServer.start()) {
            var kubeconfig = Files.writeString(folder.resolve("kubeconfig"), server.kubeconfig());
            // Here the chart brings it.
            var definitions = server.client().apiextensions().v1().customResourceDefinitions();
            definitions.withTimeout(10, TimeUnit.SECONDS).delete();
            for (var namespace : List.of("shop", "billing")) {
                server.client()
                        .resource(new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(namespace)
                                .endMetadata()
                                .build())
                        .create();
            }

            assertThat(install(kubeconfig, "retort-system", "shop").error()).isEmpty();
            assertThat(install(kubeconfig, "billing-system", "billing").error())
                    .contains("databasemigrations.retort.dev", "cannot be imported");
            assertThat(install(
                                    kubeconfig,
                                    "billing-system",
                                    "billing",
                                    "--set=crds.enabled=false",
                                    "--set=rbac.aggregate=false")
                            .error())
                    .isEmpty();
        }
    }

    private Tool.Result install(Path kubeconfig, String release, String watched, String... more) {
        var fixed = Stream.of(
                "install",
                "retort",
                Chart.FOLDER.toString(),
                "--kubeconfig=" + kubeconfig,
                "--namespace=" + release,
                "--create-namespace",
                "--set=watchNamespaces={" + watched + "}");
        return chart.helm().run(Stream.concat(fixed, Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void theDefinitionIsOursButForItsLabelsAndAnnotations() {
        var source = Manifests.read(Chart.FOLDER.resolve("files/databasemigrations.retort.dev-v1.yml"))
                .objects()
                .getFirst();
        var rendered = chart.manifests().get("CustomResourceDefinition/databasemigrations.retort.dev");
        // Helm writes 20.0 as 20.
        Comparator<JsonNode> byValue = (left, right) -> left.isNumber() && right.isNumber()
                ? left.decimalValue().compareTo(right.decimalValue())
                : left.equals(right) ? 0 : 1;
        assertThat(rendered.path("spec").equals(byValue, source.path("spec")))
                .as("the same spec")
                .isTrue();
        assertThat(source.at("/metadata/annotations").propertyStream().toList())
                .allMatch(rendered.at("/metadata/annotations").propertyStream().toList()::contains);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replicacount=2          | additional properties 'replicacount' not allowed",
                "image.tagg=1            | additional properties 'tagg' not allowed",
                "metrics.serviceMonitor.intervall=5s | additional properties 'intervall' not allowed",
                "replicaCount=two        | got string, want integer",
                "image.pullPolicy=Sometimes | value must be one of",
                "image.digest=0123       | does not match pattern",
                "watchNamespaces={A_b}   | does not match pattern",
                "networkPolicy.apiServerPorts={70000} | maximum: got 70,000, want 65,535",
                "runner.runAsUser=0      | minimum: got 0, want 1",
                "leaderElection.enabled=false | replicaCount is above 1 while leaderElection.enabled is false",
                "'metrics.service.enabled=false,metrics.serviceMonitor.enabled=true' | a ServiceMonitor finds pods through",
            })
    void aWrongValueIsRefusedWithItsReason(String value, String reason) {
        var result = chart.render("--set", value);
        assertThat(result.exitCode()).isNotZero();
        assertThat(result.error()).contains(reason);
    }

    @Test
    void helmHasNothingAgainstIt() {
        var result = chart.helm().run("lint", "--strict", Chart.FOLDER.toString());
        assertThat(result.exitCode()).as(result.output() + result.error()).isZero();
    }

    private static List<String> words(JsonNode rule, String field) {
        return rule.path(field).valueStream().map(JsonNode::asText).toList();
    }
}

package dev.retort.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ManifestFreshnessIT {
    @Test
    void theManifestIsTheChartWithItsDefaults() {
        var rendered = Chart.orSkip().render();
        assertThat(rendered.exitCode()).as(rendered.error()).isZero();
        new Golden(Path.of("deploy/base/retort.yaml")).assertCurrent(rendered.output());
    }

    @Test
    void kubectlBuildsTheSameAndItsNamespace() {
        var chart = Manifests.read(Path.of("deploy/base/retort.yaml"));
        var built = kustomize("deploy/base");
        assertThat(built.ids())
                .contains("Namespace/retort-system")
                .hasSize(chart.ids().size() + 1)
                .containsAll(chart.ids());
        assertThat(built.objects()).allMatch(object -> object.at("/metadata/labels/app.kubernetes.io~1managed-by")
                .asText()
                .equals("kustomize"));
        assertThat(built.get("Deployment/retort").at("/spec/selector"))
                .isEqualTo(chart.get("Deployment/retort").at("/spec/selector"));
    }

    @Test
    void kubectlBuildsTheShop() {
        var built = kustomize("deploy/examples/shop");
        assertThat(built.ids())
                .containsExactlyInAnyOrder(
                        "Namespace/shop",
                        "ConfigMap/shop-migrations",
                        "Secret/shop-db",
                        "Service/shop-postgres",
                        "Deployment/shop-postgres",
                        "DatabaseMigration/shop");
        assertThat(built.get("ConfigMap/shop-migrations").path("data")).hasSize(11);
    }

    private static Manifests kustomize(String folder) {
        var built = Tool.orSkip("kubectl").run("kustomize", folder);
        assertThat(built.exitCode()).as(built.error()).isZero();
        return Manifests.parse(built.output());
    }
}

package dev.retort.operator.testing;

import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real kube-apiserver with the definition installed. No controllers: what a test wants of Jobs and pods it writes. */
public final class ApiServer implements AutoCloseable {
    public static final String ABSENT =
            "no API server to test with: run script/cluster build, or set RETORT_API_SERVER_DIR";

    private static final String VERSION = "1.34.4";
    private static final Path DEFINITION = Path.of("crds/databasemigrations.retort.dev-v1.yml");

    private final KubeAPIServer server;
    private final KubernetesClient client;

    private ApiServer(KubeAPIServer server) {
        this.server = server;
        this.client = new KubernetesClientBuilder().withConfig(config()).build();
    }

    /** For {@code @EnabledIf}. */
    public static boolean available() {
        return Files.isExecutable(directory().resolve("k8s/" + VERSION + "-linux-amd64/kube-apiserver"));
    }

    public static ApiServer start() {
        var server = new KubeAPIServer(KubeAPIServerConfigBuilder.anAPIServerConfig()
                .withTestDir(directory().toString())
                .withApiServerVersion(VERSION)
                .withOfflineMode(true)
                .withUpdateKubeConfig(false)
                .build());
        server.start();
        var started = new ApiServer(server);
        started.install();
        return started;
    }

    public KubernetesClient client() {
        return client;
    }

    public Config config() {
        return Config.fromKubeconfig(kubeconfig());
    }

    public String kubeconfig() {
        return server.getKubeConfigYaml();
    }

    /** And waits until the server serves it, which takes it two seconds. */
    private void install() {
        try {
            var definition = client.getKubernetesSerialization()
                    .unmarshal(Files.readString(DEFINITION), CustomResourceDefinition.class);
            client.resource(definition).create();
            client.resource(definition)
                    .waitUntilCondition(
                            found -> found != null
                                    && found.getStatus() != null
                                    && found.getStatus().getConditions() != null
                                    && found.getStatus().getConditions().stream()
                                            .anyMatch(condition -> condition
                                                            .getType()
                                                            .equals("Established")
                                                    && condition.getStatus().equals("True")),
                            10,
                            TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path directory() {
        return Optional.ofNullable(System.getProperty("RETORT_API_SERVER_DIR"))
                .or(() -> Optional.ofNullable(System.getenv("RETORT_API_SERVER_DIR")))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache/retort/api-server"));
    }

    @Override
    public void close() {
        client.close();
        server.stop();
    }
}

package dev.retort.cluster;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a {@link Cluster} to the parameters of a test class. The cluster is started once for all classes of the run, with
 * the images of this build and of PostgreSQL, and taken down after the last.
 */
public final class ClusterExtension implements ExecutionCondition, ParameterResolver {
    private static final Namespace STORE = Namespace.create(ClusterExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return given() || isRoot() || K3sCluster.dockerAnswers()
                ? ConditionEvaluationResult.enabled("a cluster can be had")
                : ConditionEvaluationResult.disabled(
                        "no cluster: neither root nor a Docker engine here, nor RETORT_TEST_CLUSTER=current");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Cluster.class;
    }

    @Override
    public Cluster resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var source = context.getRoot()
                .getStore(STORE)
                .computeIfAbsent(ClusterSource.class, _ -> start(), ClusterSource.class);
        var ofClass = classOf(context).getStore(STORE);
        return ofClass.computeIfAbsent(Room.class, _ -> Room.open(source), Room.class)
                .cluster();
    }

    private static ExtensionContext classOf(ExtensionContext context) {
        return context.getTestMethod().isEmpty()
                ? context
                : context.getParent().map(ClusterExtension::classOf).orElse(context);
    }

    private static ClusterSource start() {
        var source =
                given() ? GivenCluster.current() : K3sCluster.dockerAnswers() ? K3sCluster.start() : LocalCluster.up();
        try {
            source.load(path(Command.script("image", "--no-build")));
            source.load(path(Command.script("cluster", "image", "postgres")));
            return source;
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static Path path(Command command) {
        return Path.of(command.run().strip());
    }

    private static boolean given() {
        return "current".equals(System.getenv("RETORT_TEST_CLUSTER"));
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** The namespace of one test class. */
    private record Room(Cluster cluster) implements AutoCloseable {
        static Room open(ClusterSource source) {
            var config = Config.fromKubeconfig(source.kubeconfig().toFile());
            try (var admin = new KubernetesClientBuilder().withConfig(config).build()) {
                var name = namespace(admin);
                config.setNamespace(name);
                var client = new KubernetesClientBuilder().withConfig(config).build();
                return new Room(new Cluster(client, source.kubeconfig(), name, source::load));
            }
        }

        private static String namespace(KubernetesClient admin) {
            var wanted = new NamespaceBuilder()
                    .withNewMetadata()
                    .withGenerateName("retort-test-")
                    .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                    .endMetadata()
                    .build();
            return admin.resource(wanted).create().getMetadata().getName();
        }

        @Override
        public void close() {
            cluster.client().namespaces().withName(cluster.namespace()).delete();
            cluster.client().close();
        }
    }
}

package dev.retort.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a test class gets of the cluster: an administrator's client and a fresh namespace, which enforces the
 * {@code restricted} Pod Security level and goes away after the class. The client's namespace is that one.
 */
public record Cluster(KubernetesClient client, Path kubeconfig, String namespace, Consumer<Path> loader) {
    /** The name under which the node knows the image of this build. */
    public static final String RETORT_IMAGE = "retort:dev";

    public static final String POSTGRES_IMAGE = "localhost/postgres:18";

    /** Runs kubectl in the class's namespace and returns what it prints. */
    public String kubectl(String... arguments) {
        return tool("kubectl", arguments);
    }

    /** Runs Helm in the class's namespace and returns what it prints. */
    public String helm(String... arguments) {
        return tool("helm", arguments);
    }

    /** Gives the node the image in an archive. */
    public void loadImage(Path tar) {
        loader.accept(tar);
    }

    /** Builds an image that holds a folder in {@code /files}, with {@code cp}, and gives it to the node. */
    public void loadFiles(String name, Path folder) {
        var tar = Command.script("cluster", "image", "files", name, folder.toString());
        loadImage(Path.of(tar.run().strip()));
    }

    private String tool(String name, String... arguments) {
        var words = Stream.concat(Stream.of(name, "--namespace=" + namespace), Stream.of(arguments));
        return Command.script("tool", words.toArray(String[]::new))
                .with("KUBECONFIG", kubeconfig.toString())
                .run();
    }
}

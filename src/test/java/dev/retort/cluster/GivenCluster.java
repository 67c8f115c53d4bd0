package dev.retort.cluster;

import java.nio.file.Path;

/** The cluster of the current {@code KUBECONFIG}, which has to know the images already: a test cannot give it any. */
record GivenCluster(Path kubeconfig) implements ClusterSource {
    static GivenCluster current() {
        var kubeconfig = System.getenv("KUBECONFIG");
        return new GivenCluster(
                kubeconfig == null ? Path.of(System.getProperty("user.home"), ".kube", "config") : Path.of(kubeconfig));
    }

    @Override
    public void load(Path tar) {}

    @Override
    public void close() {}
}

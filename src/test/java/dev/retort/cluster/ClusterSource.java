package dev.retort.cluster;

import java.nio.file.Path;

/** Where the cluster of a test run comes from. Closing it takes away what it started, and no more. */
sealed interface ClusterSource extends AutoCloseable permits GivenCluster, K3sCluster, LocalCluster {
    /** The administrator's kubeconfig. */
    Path kubeconfig();

    /** Gives the node the image in an archive. */
    void load(Path tar);

    @Override
    void close();
}

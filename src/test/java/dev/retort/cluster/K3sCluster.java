package dev.retort.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** K3s in a container, where a Docker engine answers. */
record K3sCluster(K3sContainer container, Path kubeconfig) implements ClusterSource {
    private static final DockerImageName IMAGE = DockerImageName.parse("rancher/k3s:v1.34.4-k3s1");

    /** Asks for an engine only where there is a way to one, because looking for it in vain takes seconds. */
    static boolean dockerAnswers() {
        var way = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        return way && DockerClientFactory.instance().isDockerAvailable();
    }

    static K3sCluster start() {
        var container = new K3sContainer(IMAGE);
        container.start();
        try {
            var kubeconfig = Files.createTempFile("k3s", ".kubeconfig");
            return new K3sCluster(container, Files.writeString(kubeconfig, container.getKubeConfigYaml()));
        } catch (IOException e) {
            container.stop();
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void load(Path tar) {
        var inside = "/tmp/" + tar.getFileName();
        container.copyFileToContainer(MountableFile.forHostPath(tar), inside);
        try {
            var imported = container.execInContainer("ctr", "-n", "k8s.io", "images", "import", inside);
            if (imported.getExitCode() != 0) {
                throw new IllegalStateException("K3s did not take the image " + tar + ": " + imported.getStderr());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while K3s imported " + tar, e);
        }
    }

    @Override
    public void close() {
        container.stop();
    }
}

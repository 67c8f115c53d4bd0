package dev.retort.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** K3s for a script: started with the images given, its kubeconfig's path printed, and ended with the standard input. */
final class K3sMain {
    private K3sMain() {}

    public static void main(String... archives) throws IOException {
        try (var cluster = K3sCluster.start()) {
            for (var archive : archives) {
                cluster.load(Path.of(archive));
            }
            System.out.println(cluster.kubeconfig());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}

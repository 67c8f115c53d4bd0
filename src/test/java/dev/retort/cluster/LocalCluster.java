package dev.retort.cluster;

import java.nio.file.Path;

/** The cluster of {@code script/cluster}. One that ran before the tests is used and left running. */
record LocalCluster(Path kubeconfig, boolean startedHere) implements ClusterSource {
    static LocalCluster up() {
        var runsAlready = Command.script("cluster", "status").run().startsWith("up");
        return new LocalCluster(Path.of(Command.script("cluster", "up").run().strip()), !runsAlready);
    }

    @Override
    public void load(Path tar) {
        Command.script("cluster", "load", tar.toString()).run();
    }

    @Override
    public void close() {
        if (startedHere) {
            Command.script("cluster", "down").run();
        }
    }
}

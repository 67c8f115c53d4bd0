package dev.retort.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code script/cluster down} leaves alone. The programs that change the host are stood in for, and write down their calls. */
class ClusterScriptIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void standInForWhatChangesTheHost() throws IOException {
        var executable = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));
        for (var program : List.of("iptables-save", "iptables-restore", "ip6tables-save", "ip", "umount", "rmdir")) {
            var file = Files.createFile(
                    Files.createDirectories(folder.resolve("bin")).resolve(program), executable);
            Files.writeString(file, "#!/bin/sh\necho \"" + program + " $*\" >>" + folder.resolve("calls") + "\n");
        }
    }

    @Test
    void withoutAClusterNothingIsTouched() {
        down(folder.resolve("none"));

        assertThat(folder.resolve("calls")).doesNotExist();
    }

    @Test
    void aFolderOfSomebodyElseStays() throws IOException {
        var other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("letter"), "dear");

        assertThatThrownBy(() -> down(other)).hasMessageContaining("holds something else than a cluster: it stays");

        assertThat(other.resolve("letter")).hasContent("dear");
        assertThat(folder.resolve("calls")).doesNotExist();
    }

    private void down(Path cluster) {
        var path = folder.resolve("bin") + ":" + System.getenv("PATH");
        new Command(List.of("env", "PATH=" + path, "RETORT_CLUSTER_DIR=" + cluster, "script/cluster", "down"), Map.of())
                .run();
    }
}

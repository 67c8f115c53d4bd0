package dev.retort.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A committed file that is generated: compared with what it should hold, or written anew. */
record Golden(Path file) {
    void assertCurrent(String generated) {
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, generated);
            }
            assertThat(file)
                    .as("%s is generated; run this test with -Dgolden.update=true to write it", file)
                    .exists()
                    .hasContent(generated);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}

package dev.retort.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MigrationFolderTest {
    @TempDir
    Path folder = Path.of("");

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void readsEveryKeyAndBothScripts() throws IOException {
        write("deep/base.sql", "-- revision: aaaa01\n-- migrate:up\nSELECT 1;\n");
        write(
                "b.sql",
                "\uFEFF-- revision: bbbb02\r\n-- down_revision: aaaa01\r\n-- branch_labels: one, two\r\n-- created:"
                        + " 2026-01-01T00:00:00Z\r\n-- message: with: a colon\r\n-- A word to people.\r\n\r\n-- migrate:up"
                        + " transaction:false\r\nSELECT 2;\r\n-- migrate:down\r\nSELECT 3;\r\n");

        Source source = MigrationFolder.read(folder);

        Migration migration = source.migration("bbbb02").orElseThrow();
        assertThat(migration.revision().downRevisions()).containsExactly("aaaa01");
        assertThat(migration.revision().branchLabels()).containsExactly("one", "two");
        assertThat(migration.revision().message()).isEqualTo("with: a colon");
        assertThat(migration.scripts().up().transactional()).isFalse();
        assertThat(migration.scripts().up().statements().getFirst().line()).isEqualTo(9);
        assertThat(migration
                        .scripts()
                        .down()
                        .orElseThrow()
                        .statements()
                        .getFirst()
                        .text())
                .isEqualTo("SELECT 3");
        assertThat(source.migration("aaaa01").orElseThrow().scripts().down()).isEmpty();
    }

    @Test
    void readsAMountedConfigMapOnce() throws IOException {
        write("..2026_01/a.sql", "-- revision: aaaa01\n-- migrate:up\nSELECT 1;\n");
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2026_01"));
        Files.createSymbolicLink(folder.resolve("a.sql"), Path.of("..data/a.sql"));

        assertThat(MigrationFolder.read(folder).revisions()).hasSize(1);
        assertThat(MigrationFolder.contents(folder)).containsOnlyKeys("a.sql");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("-- migrate:up\n", "a.sql:1: the header has no line"),
                Arguments.of(
                        "-- revision: aaaa\n-- downrevision: b\n-- migrate:up\n",
                        "a.sql:2: unknown key \"downrevision\""),
                Arguments.of(
                        "-- revision: aaaa\n-- revision: b\n-- migrate:up\n",
                        "a.sql:2: the key \"revision\" stands twice"),
                Arguments.of("-- revision: aaaa\nSELECT 1;\n", "a.sql:1: the marker \"-- migrate:up\" is missing"),
                Arguments.of("-- revision: aaaa\n-- migrate:upp\n", "a.sql:2: unknown marker \"migrate:upp\""),
                Arguments.of(
                        "-- revision: aaaa\n-- migrate:up\n-- migrate:up\n", "a.sql:3: a second \"-- migrate:up\""),
                Arguments.of("-- revision: aaaa\n-- migrate:up fast\n", "a.sql:2: unknown option \"fast\""),
                Arguments.of("-- revision: aaaa\nSELECT 1;\n-- migrate:up\n", "a.sql:2: only comments may stand above"),
                Arguments.of(
                        "-- revision: aaaa\n-- depends_on: b,,c\n-- migrate:up\n",
                        "a.sql:2: the list of \"depends_on\""),
                Arguments.of("-- revision: head\n-- migrate:up\n", "a.sql:1: the revision's id \"head\" has a meaning"),
                Arguments.of(
                        "-- revision: aaaa\n-- down_revision: no\n-- migrate:up\n", "a.sql:2: the down revision no"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void namesFileAndLineOfWhatIsWrong(String text, String problem) throws IOException {
        write("a.sql", text);

        assertThatThrownBy(() -> MigrationFolder.read(folder))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void saysWhereAFileIsNotUtf8() throws IOException {
        Files.write(folder.resolve("a.sql"), "-- revision: aaaa\n-- é\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> MigrationFolder.read(folder))
                .hasMessageContaining("a.sql:2: the file is not UTF-8 (byte 0xe9)");
    }

    @Test
    void tellsTheProblemsOfAllFilesAtOnce() throws IOException {
        write("a.sql", "");
        write("b.sql", "-- revision: bbbb\n");

        assertThatThrownBy(() -> MigrationFolder.read(folder))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.problems()).hasSize(3));
    }
}

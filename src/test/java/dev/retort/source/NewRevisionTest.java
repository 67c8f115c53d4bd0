package dev.retort.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.revision.RevisionGraph;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewRevisionTest {
    private static final ZonedDateTime CREATED = ZonedDateTime.parse("2026-01-02T03:04:05+01:00[Europe/Berlin]");

    @TempDir
    Path folder;

    private static NewRevision revision(String id, String message, String... labels) {
        return new NewRevision(id, message, List.of(), List.of(labels), List.of(), CREATED);
    }

    @Test
    void writesAFileThatItReads() {
        NewRevision written = revision("aaaa01", "Add: the  Übersicht!", "one");

        Path file = written.write(folder, FileNameTemplate.DEFAULT, Sections.EMPTY);

        assertThat(file).hasFileName("aaaa01_add_the_übersicht.sql");
        assertThat(file).content().contains("-- created: 2026-01-02T03:04:05+01:00\n");
        RevisionGraph graph = MigrationFolder.read(folder).graph();
        assertThat(graph.revision("aaaa01").message()).isEqualTo("Add: the Übersicht!");
        assertThatThrownBy(() -> written.write(folder, FileNameTemplate.DEFAULT, Sections.EMPTY))
                .isInstanceOf(SourceException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "%(rev)s_%(slug)s, aaaa01_add_a_table.sql",
        "%(year)d_%(month).2d_%(day).2d_%(hour).2d%(minute).2d%(second).2d-%(rev)s, 2026_01_02_030405-aaaa01.sql",
        "%(year)d/%(rev)s_%(slug)s, 2026/aaaa01_add_a_table.sql",
        "%(epoch)s-%(rev)s, 1767319445-aaaa01.sql"
    })
    void callsTheFileAsTheTemplateSays(String template, String name) {
        assertThat(revision("aaaa01", "Add a table").write(folder, new FileNameTemplate(template), Sections.EMPTY))
                .isEqualTo(folder.resolve(name));
    }

    @ParameterizedTest
    @CsvSource({"%(slug)s, %(rev)s", "%(rev)s_%(week)d, week", "../%(rev)s%, may hold", "/etc/%(rev)s, may hold"})
    void refusesATemplateThatCannotBeUsed(String template, String part) {
        assertThatThrownBy(() -> new FileNameTemplate(template)).hasMessageContaining(part);
    }

    @Test
    void refusesWhatWouldMakeTheFolderUnreadable() {
        revision("aaaa01", "first", "one").write(folder, FileNameTemplate.DEFAULT, Sections.EMPTY);
        RevisionGraph graph = MigrationFolder.read(folder).graph();

        assertThatThrownBy(() -> revision("aaaa01", "again").checked(graph)).hasMessageContaining("is there already");
        assertThatThrownBy(() -> revision("bbbb02", "m", "one").checked(graph)).hasMessageContaining("used already");
        assertThatThrownBy(() -> revision("bbbb02", "m", "aaaa01").checked(graph))
                .hasMessageContaining("also the id of a revision");
        assertThatThrownBy(() -> revision("../x", "m").checked(graph)).hasMessageContaining("slash");
        assertThatThrownBy(() -> revision("head", "m").checked(graph)).hasMessageContaining("meaning of its own");
    }
}

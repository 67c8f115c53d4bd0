package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditTest {
    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();

    private int edit(Map<String, String> environment) throws IOException {
        Files.writeString(folder.resolve("aaaa01.sql"), """
                -- revision: aaaa01
                -- down_revision:
                -- migrate:up
                SELECT 1;
                """);
        PrintWriter out = new PrintWriter(Writer.nullWriter());
        return Retort.run(
                out, new PrintWriter(err), environment, folder, "edit", "head", "--directory", folder.toString());
    }

    @Test
    void opensTheFileInTheEditorOfTheEnvironment() throws IOException {
        int exitCode = edit(Map.of("EDITOR", "sed -i 's/SELECT 1/SELECT 2/'"));

        assertThat(exitCode).as(err.toString()).isZero();
        assertThat(folder.resolve("aaaa01.sql")).content().contains("SELECT 2;");
    }

    @Test
    void waitsForNobodyWhereThereIsNoTerminal() throws IOException {
        assertThat(edit(Map.of())).isEqualTo(2);
        assertThat(err.toString())
                .contains("there is no terminal to edit in, and neither VISUAL nor EDITOR names an editor");
    }
}

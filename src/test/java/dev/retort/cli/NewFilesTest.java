package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.TestingShell.Answer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an empty folder to branches and a merge, as a person types it. */
class NewFilesTest {
    @TempDir
    Path folder;

    /** The working folder of the process is not the test's, so that the flag says where. */
    private Answer retort(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Retort.run(
                new PrintWriter(out),
                new PrintWriter(err),
                Map.of("RETORT_DIRECTORY", folder.resolve("migrations").toString()),
                folder,
                args);
        return new Answer(exitCode, out.toString(), err.toString());
    }

    private void works(String... args) {
        Answer answer = retort(args);
        assertThat(answer.exitCode()).as(answer.err()).isZero();
    }

    @Test
    void beginsBranchesAndMerges() {
        works("init");
        works("revision", "-m", "create account", "--rev-id", "aaaa01");
        assertThat(folder.resolve("migrations/versions/aaaa01_create_account.sql"))
                .exists();
        works("revision", "-m", "left", "--rev-id", "left11", "--branch-label", "left");
        works("revision", "-m", "right", "--rev-id", "rite11", "--head", "aaaa01", "--splice", "--depends-on", "left");
        assertThat(retort("heads").out().lines()).containsExactly("left11 (left) (effective head)", "rite11 (head)");
        assertThat(retort("branches").out()).contains("aaaa01 (branchpoint)", "-> left11 (left)", "-> rite11 (head)");

        works("merge", "left11", "rite11", "--rev-id", "merge1");

        assertThat(retort("heads").out().strip()).isEqualTo("merge1 (left) (head)");
        assertThat(retort("history", "-r", "aaaa01:rite11").out().lines()).hasSize(3);
        assertThat(retort("show", "merge1").out()).contains("Merges: left11, rite11", "merge left11 and rite11");
        assertThat(retort("plan", "head", "--from", "").out()).contains("base -> merge1", "upgrade   rite11");
    }

    @Test
    void writesNothingThatCouldNotBeReadAgain() throws IOException {
        works("init");
        works("revision", "-m", "first", "--rev-id", "aaaa01", "--branch-label", "one");
        assertThat(retort("revision", "--rev-id", "aaaa01").err()).contains("aaaa01 is there already");
        assertThat(retort("revision", "--branch-label", "one").err()).contains("used already");
        assertThat(retort("revision", "--head", "aaaa01", "--head", "aaaa").err())
                .contains("named twice");
        assertThat(retort("revision", "--head", "nowhere").err()).contains("no revision and no branch label nowhere");
        assertThat(retort("revision", "--version-path", "/elsewhere").err()).contains("would not be found");
        assertThat(retort("revision", "--file-template", "%(slug)s").err()).contains("%(rev)s");
        assertThat(retort("init").err()).contains("exists already");
        try (var files = Files.list(folder.resolve("migrations/versions"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void knowsSeveralDatabasesByName() throws IOException {
        works("init", "--template", "multidb");
        assertThat(folder.resolve("retort.toml")).content().contains("[shop]", "[billing]");
        assertThat(retort("--name", "nowhere", "heads").err()).contains("no section [nowhere]", "shop, billing");
        Files.writeString(folder.resolve("broken.toml"), "url = \n");
        assertThat(retort("-c", "broken.toml", "heads").err()).contains("broken.toml:1");
        assertThat(retort("-c", "missing.toml", "heads").err()).contains("missing.toml");
    }

    @Test
    void printsTheFileInsteadOfWritingIt() {
        works("init");
        Answer answer = retort("revision", "-m", "first", "--rev-id", "aaaa01", "--sql", "--timezone", "Europe/Berlin");
        assertThat(answer.out())
                .contains("-- revision: aaaa01\n", "-- migrate:up\n")
                .containsPattern("created: .*\\+0[12]:00");
        assertThat(retort("heads").out()).isEmpty();
    }
}

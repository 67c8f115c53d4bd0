package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The project {@code importing/zoo} has a revision for each thing that revisions do. */
@ExtendWith(TestingDatabase.class)
class ImportAlembicPostgresTest {
    private static final Path ZOO = Path.of("src/test/resources/importing/zoo").toAbsolutePath();

    private final TestingDatabase.Url url;
    private final Path folder;
    private String python = "";

    ImportAlembicPostgresTest(TestingDatabase.Url url, @TempDir Path folder) {
        this.url = url;
        this.folder = folder;
    }

    @BeforeEach
    void needsPython() {
        python = TestingPython.withAlembic();
    }

    @AfterEach
    void leavesNothingBehind() throws IOException {
        assertThat(url.query("SELECT datname FROM pg_database WHERE datname LIKE 'retort%'"))
                .isEmpty();
        try (Stream<Path> hidden = Files.list(folder)) {
            assertThat(hidden.map(path -> path.getFileName().toString())).noneMatch(name -> name.startsWith("."));
        }
    }

    private TestingShell.Answer retort(Path project, String... flags) {
        List<String> args = new ArrayList<>(List.of(
                "import",
                "alembic",
                project.toString(),
                "--python",
                python,
                "--url",
                url.text(),
                "--to",
                "migrations"));
        args.addAll(List.of(flags));
        return new TestingShell(folder, url).plain(args.toArray(String[]::new));
    }

    private String file(String revision) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("migrations/versions"))) {
            return Files.readString(
                    files.filter(path -> path.getFileName().toString().startsWith(revision))
                            .findFirst()
                            .orElseThrow());
        }
    }

    /** A copy of the zoo, to which files can be added. */
    private Path changedZoo(String name, String text) throws IOException {
        Path copy = folder.resolve("zoo");
        try (Stream<Path> files = Files.walk(ZOO)) {
            for (Path path : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(ZOO.relativize(path).toString());
                Files.createDirectories(target.getParent());
                Files.copy(path, target);
            }
        }
        Files.writeString(copy.resolve(name), text);
        return copy;
    }

    @Test
    void writesWhatEveryRevisionDoes() throws IOException {
        TestingShell.Answer answer = retort(ZOO, "--output", "json", "--url-by", "env:ZOO_URL");

        assertThat(answer.exitCode()).as(answer.out() + answer.err()).isZero();
        JsonNode report = new ObjectMapper().readTree(answer.out());
        assertThat(report.path("proof").asText())
                .isEqualTo(
                        "the files lead to the schema that the project leads to, and back at a005, 8 revisions lower,"
                                + " to the same again");
        assertThat(report.path("revisions"))
                .extracting(line -> line.path("revision").asText() + " " + line.path("up") + " " + line.path("down"))
                .containsExactly(
                        "a001 4 1",
                        "a002 1 null",
                        "a003 1 null",
                        "a004 1 null",
                        "a005 1 null",
                        "a006 1 1",
                        "a007 5 1",
                        "a008 2 2",
                        "b001 5 2",
                        "a009 2 1",
                        "c001 0 0",
                        "c002 1 1",
                        "c003 2 1");
        assertThat(report.path("revisions"))
                .filteredOn(line -> line.path("dataMigration").asBoolean())
                .extracting(line -> line.path("revision").asText())
                .containsExactly("c002");

        assertThat(file("a001"))
                .contains("-- message: Tiere, größer als 100 %\n", "IS 'größer als 100 % : ''Name'''", "CREATE SCHEMA");
        assertThat(file("a002")).contains("it has no function downgrade").doesNotContain("CREATE SCHEMA");
        assertThat(file("a003")).contains("NotImplementedError: eyes are kept");
        assertThat(file("a004")).contains("\"wings\"").contains("does not exist");
        assertThat(file("a005")).contains("its downgrade does nothing");
        assertThat(file("a006")).contains("-- migrate:up\nALTER TABLE animal ADD COLUMN nick TEXT;\n\n-- migrate:down");
        assertThat(file("a007"))
                .contains("'100 % O''Hara'", "back\\slash :colon %(percent)s", "'Größe 😀'", "'\\x00ff'::bytea")
                .contains("SET nick = 'it''s' WHERE name LIKE '100 %';", "SET nick = 'a%b:c'", "SET legs = 10 % 4;")
                .contains("SELECT setval(");
        assertThat(file("a008")).contains("-- migrate:up\n", "CREATE INDEX CONCURRENTLY");
        assertThat(file("a009")).contains("-- migrate:up transaction:false\n", "-- migrate:down\n");
        assertThat(file("b001"))
                .contains("-- down_revision: a007\n-- branch_labels: people\n-- depends_on: a008\n")
                .contains("-- 'quoted\n", "SELECT zoo.heavy();");
        assertThat(file("c001")).contains("-- down_revision: a009, b001\n");
        assertThat(file("c002")).contains("TO FINISH BY HAND", "read: SELECT id, name FROM animal");
        assertThat(file("c003")).contains("ADD COLUMN done").doesNotContain("SAVEPOINT", "undone");
    }

    @Test
    void goesBackThroughEmptyDowngradesWhereAskedTo() {
        TestingShell.Answer answer = retort(ZOO, "--empty-downgrades", "--url-by", "x:url");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("back at a004, 9 revisions lower", "c002", "TO FINISH BY HAND: reads rows");
    }

    @Test
    void putsABaselineBeforeTheFirstRevision() throws IOException {
        Path dump = folder.resolve("baseline.sql");
        Files.writeString(
                dump, "\\restrict Abc\nSET x = 1;\nCREATE TABLE public.food (id integer);\n\\unrestrict Abc\n");

        TestingShell.Answer answer = retort(ZOO, "--baseline", dump.toString());

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(file("baseline")).contains("-- migrate:up\nCREATE TABLE public.food (id integer);\n");
        assertThat(file("a001")).contains("-- down_revision: baseline\n");
    }

    @Test
    void sendsNothingToAnotherDatabase() {
        TestingShell.Answer answer =
                retort(ZOO, "-x", "url=" + url.text().replace("postgresql:", "postgresql+psycopg2:"));

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err()).contains("instead of the scratch database; nothing was sent there", "--url-by");
        assertThat(url.query("SELECT nspname FROM pg_namespace WHERE nspname = 'zoo'"))
                .isEmpty();
        assertThat(folder.resolve("migrations")).doesNotExist();
    }

    @Test
    void leavesNoFolderWhereARevisionFails() throws IOException {
        Path zoo = changedZoo("migrations/versions/d001.py", """
                revision, down_revision = "d001", "c003"

                def upgrade():
                    from alembic import op
                    op.drop_table("nothing")
                """);

        TestingShell.Answer answer = retort(zoo);

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err())
                .contains("cannot record revision d001 (d001.py)", "\"nothing\" does not exist", "d001.py:5");
        assertThat(folder.resolve("migrations")).doesNotExist();
    }

    /** What goes by a raw cursor is not seen; the comparison of the schemas is there to find it. */
    @Test
    void findsWhatTheFilesLack() throws IOException {
        Path zoo = changedZoo("migrations/versions/d001.py", """
                revision, down_revision = "d001", "c003"

                def upgrade():
                    from alembic import op
                    op.get_bind().connection.cursor().execute("CREATE TABLE unseen (id integer)")
                """);

        TestingShell.Answer answer = retort(zoo);

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err()).contains("only after the project: column public.unseen.id", "--no-verify");
        assertThat(folder.resolve("migrations")).doesNotExist();
        assertThat(retort(zoo, "--no-verify").exitCode()).isZero();
        assertThat(folder.resolve("migrations/versions")).isDirectory();
    }

    @Test
    void overwritesNothing() throws IOException {
        Files.createDirectories(folder.resolve("migrations"));
        Files.writeString(folder.resolve("migrations/mine.sql"), "-- mine");

        TestingShell.Answer answer = retort(ZOO);

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err()).contains("exists already", "--to");
        assertThat(folder.resolve("migrations/mine.sql")).hasContent("-- mine");
    }

    @Test
    void saysWhatTheCommandLacks() {
        assertThat(retort(Path.of("nowhere")).exitCode()).isEqualTo(2);
        assertThat(retort(ZOO, "--url-by", "magic").exitCode()).isEqualTo(2);
        assertThat(retort(ZOO, "--python", python).err()).contains("'retort import alembic --help'");
        TestingShell shell = new TestingShell(folder, url);
        String zoo = ZOO.toString();
        assertThat(shell.plain("import", "alembic", zoo, "--url", url.text(), "--python", "no-such-python")
                        .err())
                .contains("cannot start Python as no-such-python", "--python");
        assertThat(shell.plain("import", "alembic", zoo, "--url", "postgresql://a@localhost:1/b", "--python", python)
                        .err())
                .contains("cannot open the Alembic project", "Connection refused");
    }

    @Test
    void startsAServerOfItsOwnWhereNoneIsNamed() throws IOException {
        TestingShell.Answer answer = new TestingShell(folder, url)
                .plain("import", "alembic", ZOO.toString(), "--python", python, "--to", "migrations");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(folder.resolve("migrations/versions")).isNotEmptyDirectory();
    }
}

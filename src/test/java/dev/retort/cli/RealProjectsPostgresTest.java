package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Projects of other people, whole. Installs them into the folder {@code target/real}, which takes a network. */
@ExtendWith(TestingDatabase.class)
@EnabledIfSystemProperty(
        named = "real.projects",
        matches = "true",
        disabledReason = "takes minutes: -Dreal.projects=true")
class RealProjectsPostgresTest {
    static final List<RealProject> PROJECTS = RealProject.ALL;
    private static final Path HERE =
            Path.of("src/test/resources/importing/real").toAbsolutePath();

    private final TestingDatabase.Url url;
    private final Path folder;

    RealProjectsPostgresTest(TestingDatabase.Url url, @TempDir Path folder) {
        this.url = url;
        this.folder = folder;
    }

    @ParameterizedTest
    @FieldSource("PROJECTS")
    void leadsWhereTheProjectLeads(RealProject project) throws IOException, InterruptedException {
        Path environment = installed(project);
        String site = run(environment, "bin/python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))");
        List<String> args = new ArrayList<>(List.of("import", "alembic"));
        project.flags().forEach(flag -> args.add(flag.replace("SITE", site).replace("HERE", HERE.toString())));
        args.addAll(List.of(
                "--python",
                environment.resolve("bin/python").toString(),
                "--url",
                url.text(),
                "--to",
                "migrations",
                "--output",
                "json"));

        TestingShell.Answer answer = new TestingShell(folder, url).plain(args.toArray(String[]::new));

        assertThat(answer.exitCode()).as(answer.out() + answer.err()).isZero();
        JsonNode report = new ObjectMapper().readTree(answer.out());
        assertThat(report.path("proof").asText())
                .startsWith("the files lead to the schema that the project leads to")
                .endsWith(project.proof());
        assertThat(report.path("revisions")).hasSize(project.revisions());
        assertThat(report.path("revisions"))
                .filteredOn(line -> line.path("dataMigration").asBoolean())
                .hasSize(project.dataMigrations());
        assertThat(report.path("revisions"))
                .filteredOn(line -> line.path("down").isNull())
                .hasSize(project.stuck());
        assertThat(new TestingShell(folder.resolve("migrations"), url)
                        .retort("upgrade", "heads")
                        .exitCode())
                .isZero();
    }

    private static Path installed(RealProject project) throws IOException, InterruptedException {
        Path environment = Path.of("target/real", project.name()).toAbsolutePath();
        if (!Files.exists(environment.resolve("installed"))) {
            Files.createDirectories(environment);
            run(environment, "/usr/bin/env", "python3", "-m", "venv", environment.toString());
            List<String> pip = new ArrayList<>(List.of("bin/python", "-m", "pip", "install", "--quiet"));
            pip.addAll(project.requirements());
            run(environment, pip.toArray(String[]::new));
            Files.createFile(environment.resolve("installed"));
        }
        return environment;
    }

    private static String run(Path environment, String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command));
        words.set(0, environment.resolve(command[0]).toString());
        Process process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out =
                new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(String.join(" ", words)).isZero();
        return out;
    }
}

package dev.retort.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.TestingHibernate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A user's repository: entities in {@code src}, migrations in {@code migrations}, and a {@code retort.toml} that says so.
 *
 * @param folder the work tree
 */
record Project(Path folder, TestingHibernate hibernate) {
    record Answer(int exitCode, String text) {}

    private static final String MIGRATIONS = "migrations";

    /** With the shop's entities, and no migrations yet. */
    static Project begin(Path folder, TestingHibernate hibernate) throws IOException {
        Project project = new Project(folder, hibernate);
        try (Stream<Path> files = Files.walk(TestingHibernate.ENTITIES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve("src")
                        .resolve(TestingHibernate.ENTITIES.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Files.createDirectories(folder.resolve(MIGRATIONS));
        Files.writeString(folder.resolve(".gitignore"), "classes/\n");
        Files.writeString(folder.resolve("retort.toml"), """
                directory = "%s"

                [schema.jpa]
                class_path = ["classes", "%s/*"]
                packages = ["shop"]
                """.formatted(MIGRATIONS, hibernate.jars()));
        project.git("init", "--quiet", "--initial-branch=main");
        project.compile();
        return project;
    }

    private void compile() throws IOException {
        hibernate.compile(folder.resolve("src"), Files.createDirectories(folder.resolve("classes")));
    }

    /** Changes an entity and compiles it. */
    void edit(String entity, String before, String after) throws IOException {
        Path file = folder.resolve("src").resolve(entity);
        String source = Files.readString(file);
        assertThat(source).contains(before);
        Files.writeString(file, source.replace(before, after));
        compile();
    }

    /** Types a command of Retort's in the work tree, and answers what it prints, on both of its ways out. */
    Answer retort(String... words) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> all = new ArrayList<>(List.of(java, "-cp", classPath, "dev.retort.Main"));
        all.addAll(List.of(words));
        return run(Map.of(), all);
    }

    /** Commits all that is new, and answers its paths. */
    List<String> commit(String message) {
        git("add", "--all");
        git("commit", "--quiet", "--message=" + message);
        return git("show", "--pretty=format:", "--name-only", "HEAD").lines().toList();
    }

    /** The migrations of the last commit, by their names: what a pipeline puts into a ConfigMap. */
    Map<String, String> committed() {
        Map<String, String> files = new TreeMap<>();
        for (String path :
                git("ls-tree", "-r", "--name-only", "HEAD", MIGRATIONS).lines().toList()) {
            files.put(Path.of(path).getFileName().toString(), git("show", "HEAD:" + path));
        }
        return files;
    }

    private String git(String... words) {
        List<String> all = new ArrayList<>(List.of("git", "-c", "user.name=shop", "-c", "user.email=shop@example.org"));
        all.addAll(List.of(words));
        // Nobody's own settings: a hook or a signature would be asked for.
        Answer answer = run(Map.of("GIT_CONFIG_GLOBAL", "/dev/null", "GIT_CONFIG_NOSYSTEM", "1"), all);
        assertThat(answer.exitCode()).as("%s: %s", all, answer.text()).isZero();
        return answer.text();
    }

    private Answer run(Map<String, String> environment, List<String> words) {
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it ran: " + words, e);
        }
    }
}

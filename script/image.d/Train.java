import dev.retort.cli.Retort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Does what people and Jobs do, on the database that libpq's variables name, so that the classes that this takes go into the class
 * archive: many of them are made while the program runs, and are in no jar. {@code Train MIGRATIONS WORK_FOLDER}
 */
final class Train {
    private static final String FIRST = "postgresql:///postgres";
    private static final String SECOND = "postgresql:///template1";

    private final String migrations;
    private final Path folder;

    private Train(String migrations, Path folder) {
        this.migrations = migrations;
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        new Train(args[0], Path.of(args[1])).all();
    }

    private void all() throws Exception {
        job("head");
        for (String verb : List.of("goto base", "goto head", "downgrade -1", "upgrade head", "plan base", "current", "history -i")) {
            online(verb);
        }
        job("head");
        run("heads", "-d", migrations);
        run("archive", "list", "--url", FIRST);
        run("diff", FIRST, FIRST);
        run("diff", FIRST, SECOND);
        run("diff", SECOND, FIRST);
        run("diff", "--summary", SECOND, FIRST);
    }

    private void online(String command) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of("-d", migrations, "--url", FIRST));
        run(words.toArray(String[]::new));
    }

    /** As the operator asks for it. */
    private void job(String target) throws Exception {
        Path secret = Files.createDirectories(folder.resolve("secret"));
        Map<String, String> environment = System.getenv();
        for (Map.Entry<String, String> key : Map.of("host", "PGHOST", "port", "PGPORT", "username", "PGUSER", "password", "PGPASSWORD").entrySet()) {
            Files.writeString(secret.resolve(key.getKey()), environment.get(key.getValue()));
        }
        Files.writeString(secret.resolve("dbname"), "postgres");
        run("goto", target, "--directory", migrations, "--database-secret", secret.toString(), "--version-table", "public.alembic_version",
                "--rollback", "when-lowered", "--lock-timeout", "3s", "--owner", "retort/retort", "--report",
                folder.resolve("report").toString());
    }

    private static void run(String... words) {
        int exitCode = Retort.run(words);
        if (exitCode != 0) {
            throw new IllegalStateException("exit code " + exitCode + ": retort " + String.join(" ", words));
        }
    }
}

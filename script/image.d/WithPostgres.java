import dev.retort.scratch.ScratchException;
import dev.retort.scratch.ScratchPostgres;
import java.util.Map;

/**
 * Runs a command beside a PostgreSQL that lives as long as it does, and tells it by libpq's variables where that is:
 * {@code WithPostgres COMMAND...}. Ends as the command does, or with 75 (try again) where there can be no PostgreSQL.
 */
final class WithPostgres {
    private WithPostgres() {}

    public static void main(String[] command) throws Exception {
        try (ScratchPostgres server = ScratchPostgres.start(ScratchPostgres.DEFAULT_VERSION, System.getenv(), System.err::println)) {
            ProcessBuilder process = new ProcessBuilder(command).inheritIO();
            process.environment().putAll(Map.of(
                    "PGHOST", server.host(),
                    "PGPORT", String.valueOf(server.port()),
                    "PGUSER", ScratchPostgres.USER,
                    "PGPASSWORD", server.password()));
            int exitCode = process.start().waitFor();
            server.close();
            System.exit(exitCode);
        } catch (ScratchException e) {
            System.err.println(e.getMessage());
            System.exit(75);
        }
    }
}

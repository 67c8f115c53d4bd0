import org.flywaydb.core.Flyway;

/** Applies a folder of migrations as Flyway's own command does: arguments are a JDBC URL and the folder. */
void main(String[] args) {
    IO.println(Flyway.configure()
            .dataSource(args[0], "postgres", "")
            .locations("filesystem:" + args[1])
            .load()
            .migrate()
            .migrationsExecuted);
}

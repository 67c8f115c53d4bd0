package dev.retort.cli;

import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The same revisions as SQL files and as an Alembic project. Each makes a table that points to those of what it requires, so
 * that PostgreSQL itself refuses steps in a wrong order, and the tables tell what is applied.
 *
 * @param folder {@code sql} and {@code alembic} in it are the two
 */
record MirroredMigrations(Path folder, RevisionGraph graph, String schema, String table) {
    static MirroredMigrations write(Path folder, TurnCase turns, TestingDatabase.Url url) {
        String[] names = turns.versionTable().split("\\.", 2);
        MirroredMigrations mirrored =
                new MirroredMigrations(folder, RevisionGraph.of(turns.revisions()), names[0], names[1]);
        try {
            Files.createDirectories(mirrored.sql());
            Files.createDirectories(mirrored.alembic().resolve("versions"));
            try (InputStream env =
                    Objects.requireNonNull(MirroredMigrations.class.getResourceAsStream("alembic/env.py"))) {
                Files.copy(env, mirrored.alembic().resolve("env.py"));
            }
            Files.writeString(mirrored.ini(), """
                    [alembic]
                    script_location = %s
                    path_separator = os
                    sqlalchemy.url = %s
                    version_table = %s
                    version_table_schema = %s
                    """.formatted(
                            mirrored.alembic(),
                            url.text().replace("postgresql:", "postgresql+psycopg:"),
                            mirrored.table,
                            mirrored.schema));
            // In the order of the case, which is the order that Alembic loads them in.
            for (Revision revision : turns.revisions()) {
                mirrored.write(revision);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return mirrored;
    }

    Path sql() {
        return folder.resolve("sql");
    }

    Path ini() {
        return alembic().resolve("alembic.ini");
    }

    private Path alembic() {
        return folder.resolve("alembic");
    }

    private void write(Revision revision) throws IOException {
        String id = revision.id();
        String references = new TreeSet<>(graph.requirements(id))
                .stream()
                        .map(needed -> ", " + needed + " int REFERENCES t_" + needed)
                        .collect(Collectors.joining());
        String up = "CREATE TABLE t_" + id + " (id int PRIMARY KEY" + references + ")";
        String down = "DROP TABLE t_" + id;
        Files.writeString(sql().resolve(id + ".sql"), """
                -- revision: %s
                -- down_revision: %s
                -- depends_on: %s
                -- branch_labels: %s

                -- migrate:up
                %s;

                -- migrate:down
                %s;
                """.formatted(
                        id,
                        String.join(", ", revision.downRevisions()),
                        String.join(", ", revision.dependsOn()),
                        String.join(", ", revision.branchLabels()),
                        up,
                        down));
        Files.writeString(alembic().resolve("versions").resolve(id + ".py"), """
                from alembic import op

                revision = "%s"
                down_revision = %s
                depends_on = %s
                branch_labels = %s


                def upgrade():
                    op.execute("%s")


                def downgrade():
                    op.execute("%s")
                """.formatted(
                        id,
                        tuple(revision.downRevisions()),
                        tuple(revision.dependsOn()),
                        tuple(revision.branchLabels()),
                        up,
                        down));
    }

    private static String tuple(List<String> names) {
        return names.isEmpty()
                ? "None"
                : names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", ", "(", ",)"));
    }
}

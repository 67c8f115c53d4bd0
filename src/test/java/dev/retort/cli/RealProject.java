package dev.retort.cli;

import java.util.List;

/**
 * An Alembic project as it is published, in the version that these figures were counted in.
 *
 * @param requirements what pip installs
 * @param flags of the import; {@code SITE} is the folder of installed packages, {@code HERE} that of the files that stand in
 *     {@code src/test/resources/importing/real}
 * @param dataMigrations how many revisions read rows
 * @param stuck how many have no way back
 * @param proof how the comparison of the schemas ends
 */
record RealProject(
        String name,
        List<String> requirements,
        List<String> flags,
        int revisions,
        int dataMigrations,
        int stuck,
        String proof) {
    static final List<RealProject> ALL = List.of(
            new RealProject(
                    "mlflow",
                    List.of("mlflow-skinny==3.17.2", "alembic", "sqlalchemy", "psycopg2-binary"),
                    List.of(
                            "--script-location",
                            "mlflow:store/db_migrations",
                            "--baseline",
                            "HERE/mlflow_baseline.py",
                            "--empty-downgrades"),
                    68,
                    4,
                    2,
                    "and back at 2b4d017a5e9b, 60 revisions lower, to the same again"),
            new RealProject(
                    "neutron",
                    List.of("neutron==23.5.0", "setuptools<81", "psycopg2-binary"),
                    List.of("SITE/neutron/db/migration", "--prepare", "HERE/neutron_prepare.py"),
                    134,
                    21,
                    134,
                    "there is no way back from the last revision"),
            new RealProject(
                    "prefect",
                    List.of("prefect==3.9.1", "psycopg2-binary"),
                    List.of(
                            "SITE/prefect/server/database",
                            "--driver",
                            "asyncpg",
                            "--url-by",
                            "env:PREFECT_API_DATABASE_CONNECTION_URL",
                            "--prepare",
                            "HERE/prefect_prepare.py",
                            "--empty-downgrades"),
                    120,
                    10,
                    0,
                    "and back at base, 120 revisions lower, to the same again"));

    @Override
    public String toString() {
        return name;
    }
}

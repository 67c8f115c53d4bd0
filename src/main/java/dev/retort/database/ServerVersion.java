package dev.retort.database;

/** Which PostgreSQL answers. */
public final class ServerVersion {
    private static final int MINORS = 10_000;

    private ServerVersion() {}

    /** The major version, such as 18. */
    public static int major(Session session) {
        return Explained.doing("ask for the version", session.settings(), () -> session.query(
                                "SELECT pg_catalog.current_setting('server_version_num')::pg_catalog.int4",
                                row -> row.getInt(1))
                        .getFirst())
                / MINORS;
    }
}

package dev.retort.database;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Databases that are made on a server for a moment, and dropped when this is closed or the program ends. */
public final class ScratchDatabases implements AutoCloseable {
    /** What all their names begin with. */
    public static final String PREFIX = "retort_scratch_";

    private static final Pattern NO_ROLE = Pattern.compile("role \"(.+)\" does not exist");
    private static final Pattern NO_EXTENSION = Pattern.compile(
            "extension \"(.+)\" is not available|could not open extension control file.*/(.+)\\.control.*");

    private final ConnectionSettings server;
    private final boolean ours;
    private final RandomGenerator random;
    private final Session session;
    private final Deque<String> names = new ArrayDeque<>();
    private final Thread atExit = new Thread(this::drop, "scratch databases");

    private ScratchDatabases(ConnectionSettings server, boolean ours, RandomGenerator random, Session session) {
        this.server = server;
        this.ours = ours;
        this.random = random;
        this.session = session;
    }

    /**
     * Connects.
     *
     * @param server any database of it, which is not touched
     * @param ours whether the server itself is thrown away, so that roles may be made on it
     * @param random of the names' ends
     */
    public static ScratchDatabases on(ConnectionSettings server, boolean ours, RandomGenerator random) {
        Session session = Session.open(server, "retort scratch", Limits.lock(Duration.ofSeconds(30)), Map.of());
        ScratchDatabases databases = new ScratchDatabases(server, ours, random, session);
        Runtime.getRuntime().addShutdownHook(databases.atExit);
        return databases;
    }

    /** An empty database. */
    public ConnectionSettings make() {
        return make("template0");
    }

    /** A copy of one, to which nobody may be connected. */
    public ConnectionSettings copy(ConnectionSettings database) {
        return make(database.database());
    }

    private ConnectionSettings make(String template) {
        String name = PREFIX + String.format("%012x", random.nextLong(1L << 48));
        synchronized (names) {
            names.push(name);
            Explained.doing("make the scratch database " + name, server, () -> {
                session.execute("CREATE DATABASE " + VersionTable.quote(name) + " TEMPLATE "
                        + VersionTable.quote(template) + (template.equals("template0") ? " ENCODING 'UTF8'" : ""));
                return name;
            });
        }
        return new ConnectionSettings(
                server.host(), server.port(), name, server.user(), server.password(), server.parameters());
    }

    /** The server's major version. */
    public int majorVersion() {
        return ServerVersion.major(session);
    }

    /**
     * Makes the role that a statement did not find, where the server is thrown away.
     *
     * @return whether the statement may succeed now
     */
    public boolean mend(StatementFailedException failure) {
        Matcher role = NO_ROLE.matcher(String.valueOf(failure.getMessage()));
        if (!ours || !failure.sqlState().equals("42704") || !role.matches()) {
            return false;
        }
        return Explained.doing("make a role", server, () -> {
            session.execute("CREATE ROLE " + VersionTable.quote(role.group(1)));
            return true;
        });
    }

    /** What to do about what a server of this kind lacks, to follow the server's words; nothing for other errors. */
    public String advice(StatementFailedException failure) {
        String words = String.valueOf(failure.getMessage());
        Optional<String> extension = NO_EXTENSION
                .matcher(words)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .findFirst();
        if (extension.isPresent()) {
            return "; the scratch server " + server.place() + " has no extension " + extension.get()
                    + ": name a server that has it with --scratch-url";
        }
        return NO_ROLE.matcher(words).matches()
                ? "; roles belong to the whole server: make it on the scratch server " + server.place()
                        + ", or leave --scratch-url out"
                : "";
    }

    private void drop() {
        synchronized (names) {
            while (!names.isEmpty()) {
                String name = names.pop();
                try {
                    session.execute("DROP DATABASE IF EXISTS " + VersionTable.quote(name) + " WITH (FORCE)");
                } catch (java.sql.SQLException e) {
                    // Its name says what it was, for whoever finds it; what was asked for is done.
                }
            }
        }
        session.close();
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // The program is ending, and drops them itself.
        }
        drop();
    }
}

package dev.retort.engine;

import dev.retort.database.ConnectionSettings;
import dev.retort.database.ScratchDatabases;
import dev.retort.database.StatementFailedException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** The databases in which sides are built, on a server that is started or reached when the first one is needed. */
public final class Scratch implements AutoCloseable {
    /**
     * A server on which databases may be made.
     *
     * @param settings of any database of it
     * @param ours whether the server itself is thrown away
     * @param end what ends it
     */
    public record Server(ConnectionSettings settings, boolean ours, Runnable end) {}

    /** Starts a server, or says where one is. */
    public interface Start {
        /** @param version the major version of a database that is compared, where there is one */
        Server server(OptionalInt version);
    }

    private record Open(Server server, ScratchDatabases databases) {}

    private final Start start;
    private final RandomGenerator random;
    private OptionalInt version = OptionalInt.empty();
    private Optional<Open> open = Optional.empty();

    /** @param random of the databases' names */
    public Scratch(Start start, RandomGenerator random) {
        this.start = start;
        this.random = random;
    }

    /** Says what is compared, before the first database is made. */
    void like(int majorVersion) {
        version = OptionalInt.of(majorVersion);
    }

    ScratchDatabases databases() {
        if (open.isEmpty()) {
            Server server = start.server(version);
            try {
                open = Optional.of(new Open(server, ScratchDatabases.on(server.settings(), server.ours(), random)));
            } catch (RuntimeException e) {
                server.end().run();
                throw e;
            }
        }
        return open.get().databases();
    }

    /** How the versions of the server and of what is compared differ; nothing where they do not. */
    Optional<String> note() {
        return open.flatMap(it -> {
            int major = it.databases().majorVersion();
            return version.isEmpty() || version.getAsInt() == major
                    ? Optional.empty()
                    : Optional.of(
                            "the scratch server is PostgreSQL " + major + " and the database " + version.getAsInt()
                                    + ": where they print the same object in two ways, it is a difference here");
        });
    }

    /** The oldest major version that statements have to run on: that of what is compared, or of the scratch server. */
    int oldestVersion() {
        int server = open.map(it -> it.databases().majorVersion())
                .orElseGet(() ->
                        version.isPresent() ? version.getAsInt() : databases().majorVersion());
        return Math.min(version.orElse(server), server);
    }

    String advice(StatementFailedException failure) {
        return databases().advice(failure);
    }

    @Override
    public void close() {
        open.ifPresent(it -> {
            it.databases().close();
            it.server().end().run();
        });
        open = Optional.empty();
    }
}

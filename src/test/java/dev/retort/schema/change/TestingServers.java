package dev.retort.schema.change;

import dev.retort.cli.TestingDatabase;
import dev.retort.scratch.ScratchPostgres;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A server of each major version: the newest is the one of all tests, the others start when they are asked for and end with the class. */
final class TestingServers implements ParameterResolver {
    /** Answers servers. */
    @FunctionalInterface
    interface Servers {
        TestingServer of(int major);
    }

    private record Older(ScratchPostgres postgres, TestingServer server) implements AutoCloseable {
        static Older start(int major) {
            ScratchPostgres postgres = ScratchPostgres.start(major, System.getenv(), text -> {});
            String base = "postgresql://" + postgres.host() + ":" + postgres.port() + "/";
            String who = "?user=" + ScratchPostgres.USER + "&password=" + postgres.password();
            new TestingDatabase.Url(base + ScratchPostgres.DATABASE + who).execute("CREATE DATABASE test");
            return new Older(postgres, new TestingServer(new TestingDatabase.Url(base + "test" + who), major));
        }

        @Override
        public void close() {
            postgres.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Servers.class;
    }

    @Override
    public Servers resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext.Store store = context.getParent()
                .orElse(context)
                .getStore(ExtensionContext.Namespace.create(TestingServers.class, context.getRequiredTestClass()));
        return major -> major == Majors.NEWEST
                ? store.computeIfAbsent(
                        Majors.NEWEST,
                        newest -> new TestingServer(TestingDatabase.fresh(context), Majors.NEWEST),
                        TestingServer.class)
                : store.computeIfAbsent(major, Older::start, Older.class).server();
    }
}

package dev.retort.scratch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A server that is there until it is closed, or until the program ends. */
public final class ScratchPostgres implements AutoCloseable {
    public static final int DEFAULT_VERSION = 18;
    public static final String USER = "postgres";
    public static final String DATABASE = "postgres";

    private static final long START_SECONDS = 60;

    private final Process process;
    private final Path folder;
    private final int port;
    private final String password;
    private final Thread atExit;

    private ScratchPostgres(Process process, Path folder, int port, String password) {
        this.process = process;
        this.folder = folder;
        this.port = port;
        this.password = password;
        this.atExit = new Thread(this::stop, "scratch postgres");
    }

    /**
     * Starts one.
     *
     * @param version the major version, 14 to 18
     * @param progress is told what takes longer: fetching and unpacking, once a version
     * @throws ScratchException where that cannot be
     */
    public static ScratchPostgres start(int version, Map<String, String> environment, Consumer<String> progress) {
        Path cache = Path.of(environment.getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache"))
                .resolve("retort");
        try {
            Build build = Build.of(version);
            Path installation = new Installation(cache, environment, progress).of(build);
            Commands commands = Commands.of(installation);
            Path initialised = initialised(cache.resolve(build.name() + "-data"), commands);
            return start(initialised, commands);
        } catch (IOException e) {
            throw new ScratchException(String.valueOf(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScratchException("it was interrupted", e);
        } catch (NoClassDefFoundError e) {
            throw new ScratchException(
                    "what fetches and unpacks it is not there (" + e.getMessage() + "), as in Retort's image", e);
        }
    }

    /** A folder as initdb leaves it takes seconds to make, and a moment to copy. */
    private static Path initialised(Path kept, Commands commands) throws IOException, InterruptedException {
        if (Files.isDirectory(kept)) {
            return kept;
        }
        Path work = Files.createTempDirectory(kept.getParent(), kept.getFileName() + ".");
        try {
            byte[] secret = new byte[16];
            new SecureRandom().nextBytes(secret);
            Path password = Files.createFile(
                    work.resolve("password"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(password, HexFormat.of().formatHex(secret));
            commands.run(
                    work.resolve("log"),
                    "initdb",
                    List.of(
                            "-D",
                            work.resolve("data").toString(),
                            "-U",
                            USER,
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C",
                            "--no-sync"));
            Installation.moveInPlace(work, kept);
        } finally {
            Folders.delete(work);
        }
        return kept;
    }

    private static ScratchPostgres start(Path initialised, Commands commands) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("retort-scratch-");
        int port = freePort();
        Folders.copy(initialised.resolve("data"), folder.resolve("data"));
        Process process = commands.start(
                folder.resolve("log"),
                "postgres",
                List.of(
                        "-D", folder.resolve("data").toString(),
                        "-p", String.valueOf(port),
                        "-c", "listen_addresses=127.0.0.1",
                        "-c", "unix_socket_directories=",
                        "-c", "fsync=off",
                        "-c", "full_page_writes=off",
                        "-c", "synchronous_commit=off",
                        "-c", "autovacuum=off",
                        "-c", "jit=off",
                        "-c", "wal_level=logical"));
        ScratchPostgres server =
                new ScratchPostgres(process, folder, port, Files.readString(initialised.resolve("password")));
        Runtime.getRuntime().addShutdownHook(server.atExit);
        server.await(commands);
        return server;
    }

    /** Somebody else may take it before the server does; that server then says so and ends. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The server writes its state into postmaster.pid. */
    private void await(Commands commands) throws IOException, InterruptedException {
        Path state = folder.resolve("data/postmaster.pid");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < end && !process.waitFor(10, TimeUnit.MILLISECONDS)) {
            if (Files.exists(state) && Files.readString(state).contains("ready")) {
                return;
            }
        }
        String words = Commands.lastWords(folder.resolve("log"));
        close();
        throw new ScratchException("the server did not come up: " + words + commands.hint(), null);
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return port;
    }

    public String password() {
        return password;
    }

    private void stop() {
        // Of the ways to stop, this one waits for nobody and leaves nothing in shared memory.
        try {
            new ProcessBuilder("kill", "-QUIT", String.valueOf(process.pid()))
                    .start()
                    .waitFor(5, TimeUnit.SECONDS);
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Folders.delete(folder);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // The program is ending, and stops the server itself.
        }
        stop();
    }
}

package dev.retort.scratch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Puts a build where it can be run from: out of Maven's folder on this machine, or else out of Maven Central. */
final class Installation {
    /** Names a mirror in place of Maven Central. */
    static final String REPOSITORY = "RETORT_MAVEN_REPOSITORY";

    private static final String CENTRAL = "https://repo1.maven.org/maven2";

    private final Path cache;
    private final Map<String, String> environment;
    private final Consumer<String> progress;

    Installation(Path cache, Map<String, String> environment, Consumer<String> progress) {
        this.cache = cache;
        this.environment = environment;
        this.progress = progress;
    }

    /** The folder with bin, lib and share. */
    Path of(Build build) throws IOException, InterruptedException {
        Path folder = cache.resolve(build.name());
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Files.createDirectories(cache);
        Path work = Files.createTempDirectory(cache, build.name() + ".");
        try {
            Path jar = jar(build, work);
            progress.accept("unpacking PostgreSQL " + build.version() + " to " + folder);
            unpack(jar, work.resolve("unpacked"));
            moveInPlace(work.resolve("unpacked"), folder);
        } finally {
            Folders.delete(work);
        }
        return folder;
    }

    /** Another process may have been faster; then its work counts. */
    static void moveInPlace(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(to)) {
                throw e;
            }
        }
    }

    private Path jar(Build build, Path work) throws IOException, InterruptedException {
        Path own = Path.of(System.getProperty("user.home"), ".m2", "repository").resolve(build.path());
        if (Files.isRegularFile(own) && digest(own).equals(build.sha256())) {
            return own;
        }
        String repository = environment.getOrDefault(REPOSITORY, CENTRAL).replaceFirst("/+$", "");
        URI address = URI.create(repository + "/" + build.path());
        Path target = work.resolve("postgres.jar");
        progress.accept("fetching PostgreSQL " + build.version() + " from " + address.getHost() + ", once");
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(20))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            int status = client.send(
                            HttpRequest.newBuilder(address)
                                    .timeout(Duration.ofMinutes(10))
                                    .build(),
                            HttpResponse.BodyHandlers.ofFile(target))
                    .statusCode();
            if (status != 200) {
                throw new ScratchException(address.getHost() + " answers " + status + " for " + build.path(), null);
            }
        } catch (IOException e) {
            throw new ScratchException(
                    "PostgreSQL " + build.version() + " is not in ~/.m2 and cannot be fetched from " + address.getHost()
                            + " (" + e + "), for which " + REPOSITORY + " may name a mirror",
                    e);
        }
        if (!digest(target).equals(build.sha256())) {
            throw new ScratchException(
                    "what " + address.getHost() + " sent for " + build.path()
                            + " has another SHA-256 than it must have",
                    null);
        }
        return target;
    }

    private static String digest(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(bytes, digest).transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void unpack(Path jar, Path folder) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(jar)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".txz")) {
                    untar(new TarArchiveInputStream(new XZInputStream(zip)), folder);
                    return;
                }
            }
        }
        throw new ScratchException(jar + " holds no PostgreSQL", null);
    }

    private static void untar(TarArchiveInputStream tar, Path folder) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path target = folder.resolve(entry.getName()).normalize();
            if (!target.startsWith(folder)) {
                throw new IOException("a path in the archive leads out of it: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(target);
                continue;
            }
            Files.createDirectories(target.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            } else {
                Files.copy(tar, target);
                Files.setPosixFilePermissions(
                        target,
                        PosixFilePermissions.fromString((entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }
}

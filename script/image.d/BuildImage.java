import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Packs the layers that {@code script/image} has laid out, without a Docker daemon. Called with the folder of layers, the
 * base image or {@code scratch}, the image's name, the version, the commit, {@code tar:FILE} or {@code push}, and a
 * folder to be made for Jib's cache of layers: a new one each time, because Jib knows a file by its time, and ours are all alike.
 */
class BuildImage {
    /** From the part that changes least to the one that changes with every build. */
    private static final List<String> LAYERS = List.of("libc", "java", "libraries", "app");

    public static void main(String... args) throws Exception {
        var layers = Path.of(args[0]);
        var name = ImageReference.parse(args[2]);
        var image = args[1].equals("scratch") ? Jib.fromScratch() : Jib.from(args[1]);
        for (var layer : LAYERS) {
            if (Files.isDirectory(layers.resolve(layer))) {
                image.addFileEntriesLayer(layer(layers, layer));
            }
        }
        describe(image, args[3], args[4]);
        var local = name.getRegistry().startsWith("localhost") || args[1].startsWith("localhost");
        var target = args[5].startsWith("tar:")
                ? Containerizer.to(TarImage.at(Path.of(args[5].substring(4))).named(name))
                : Containerizer.to(registry(name));
        var built = image.containerize(target.setToolName("retort")
                .setAllowInsecureRegistries(local)
                .setApplicationLayersCache(Files.createDirectory(Path.of(args[6]))));
        System.out.println(name + "@" + built.getDigest());
    }

    private static void describe(JibContainerBuilder image, String version, String commit) {
        var architecture = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        image.setPlatforms(Set.of(new Platform(architecture, "linux")))
                .setEntrypoint("/opt/java/bin/java", "@/app/java.args", "dev.retort.Main")
                .setProgramArguments(List.of())
                .setUser("65532:65532")
                .setWorkingDirectory(AbsoluteUnixPath.get("/tmp"))
                .setEnvironment(Map.of("LANG", "C.UTF-8", "JAVA_HOME", "/opt/java"))
                .setCreationTime(Instant.EPOCH)
                .setLabels(Map.of(
                        "org.opencontainers.image.title", "Retort",
                        "org.opencontainers.image.description", "Migrates PostgreSQL from Kubernetes, up and back",
                        "org.opencontainers.image.licenses", "Apache-2.0",
                        "org.opencontainers.image.version", version,
                        "org.opencontainers.image.revision", commit));
    }

    /** Times and permissions go into the image as they are on disk: the class archive knows its jars by their time. */
    private static FileEntriesLayer layer(Path layers, String name) throws IOException {
        var layer = FileEntriesLayer.builder().setName(name);
        try (var children = Files.list(layers.resolve(name))) {
            for (var child : children.sorted().toList()) {
                layer.addEntryRecursive(
                        child,
                        AbsoluteUnixPath.get("/" + child.getFileName()),
                        (file, _) -> permissions(file),
                        (file, _) -> modified(file));
            }
        }
        return layer.build();
    }

    private static FilePermissions permissions(Path file) {
        try {
            return FilePermissions.fromPosixFilePermissions(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RegistryImage registry(ImageReference name) throws Exception {
        var credentials = CredentialRetrieverFactory.forImage(name, event -> {});
        return RegistryImage.named(name).addCredentialRetriever(credentials.dockerConfig());
    }
}

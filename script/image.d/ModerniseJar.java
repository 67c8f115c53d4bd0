import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Copies a jar, with its classes lifted to the class file format of Java 8. The JVM keeps no class of Java 5's format in a
 * class archive; picocli is compiled to that, and half of the engine's start would go into loading it from its jar.
 * Nothing changes but the format: the code stays, and gets the stack maps that the newer format wants.
 */
class ModerniseJar {
    public static void main(String... args) throws IOException {
        var from = Path.of(args[0]);
        try (var classes = new URLClassLoader(new URL[] {from.toUri().toURL()});
                var in = new ZipFile(from.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(Path.of(args[1])))) {
            var format = ClassFile.of(
                    StackMapsOption.GENERATE_STACK_MAPS,
                    ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(classes)));
            for (var entry : in.stream().toList()) {
                var bytes = in.getInputStream(entry).readAllBytes();
                var copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(entry.getTimeLocal());
                out.putNextEntry(copy);
                out.write(entry.getName().endsWith(".class") ? modern(format, bytes) : bytes);
            }
        }
    }

    private static byte[] modern(ClassFile format, byte[] bytes) {
        var model = format.parse(bytes);
        if (model.majorVersion() >= ClassFile.JAVA_6_VERSION) {
            return bytes;
        }
        var lift = ClassTransform.endHandler(builder -> builder.withVersion(ClassFile.JAVA_8_VERSION, 0));
        return format.transformClass(model, lift.andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)));
    }
}

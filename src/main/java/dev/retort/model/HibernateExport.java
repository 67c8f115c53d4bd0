package dev.retort.model;

import java.io.Reader;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Runs in a process of its own beside somebody's entities and their Hibernate (6, 7 or 8), and has it write their DDL. Knows
 * of Hibernate only by name, and uses nothing of this project.
 *
 * @see <a href="https://docs.hibernate.org/orm/7.1/javadocs/org/hibernate/tool/schema/spi/SchemaManagementToolCoordinator.html">the tool that is called</a>
 */
final class HibernateExport {
    private HibernateExport() {}

    /** @param arguments the folder with the files {@code settings}, {@code classes} and {@code mappings} */
    public static void main(String[] arguments) throws ReflectiveOperationException, java.io.IOException {
        Path work = Path.of(arguments[0]);
        Files.writeString(
                work.resolve("version"),
                String.valueOf(type("org.hibernate.Version")
                        .getMethod("getVersionString")
                        .invoke(null)));
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(work.resolve("settings"))) {
            properties.load(reader);
        }
        Map<String, Object> settings = new HashMap<>();
        properties.forEach((name, value) -> settings.put(String.valueOf(name), value));
        Object builder = type("org.hibernate.boot.registry.StandardServiceRegistryBuilder")
                .getConstructor()
                .newInstance();
        call(builder, "applySettings", Map.class, settings);
        Object registry = builder.getClass().getMethod("build").invoke(builder);
        Class<?> services = type("org.hibernate.service.ServiceRegistry");
        Object sources = type("org.hibernate.boot.MetadataSources")
                .getConstructor(services)
                .newInstance(registry);
        for (String name : Files.readAllLines(work.resolve("classes"))) {
            call(sources, "addAnnotatedClass", Class.class, type(name));
        }
        for (String name : Files.readAllLines(work.resolve("mappings"))) {
            call(sources, "addResource", String.class, name);
        }
        Object metadata = sources.getClass().getMethod("buildMetadata").invoke(sources);
        export(metadata, registry, settings);
    }

    private static void export(Object metadata, Object registry, Map<String, Object> settings)
            throws ReflectiveOperationException {
        Class<?> later = type("org.hibernate.tool.schema.spi.DelayedDropRegistry");
        Method process = type("org.hibernate.tool.schema.spi.SchemaManagementToolCoordinator")
                .getMethod(
                        "process",
                        type("org.hibernate.boot.Metadata"),
                        type("org.hibernate.service.ServiceRegistry"),
                        Map.class,
                        later);
        Object nothingToDrop =
                Proxy.newProxyInstance(later.getClassLoader(), new Class<?>[] {later}, (proxy, method, values) -> null);
        process.invoke(null, metadata, registry, settings, nothingToDrop);
    }

    private static void call(Object target, String method, Class<?> parameter, Object value)
            throws ReflectiveOperationException {
        target.getClass().getMethod(method, parameter).invoke(target, value);
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(name, true, ClassLoader.getSystemClassLoader());
    }
}

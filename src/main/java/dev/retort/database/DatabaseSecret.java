package dev.retort.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads a mounted Secret, a file a key, in the shapes that are usual: {@code uri}, {@code url}, {@code jdbc-uri}, or
 * {@code host}, {@code port}, {@code dbname}, {@code username} and {@code password}.
 *
 * <p>A Secret can be mended without anybody telling us, so that everything wrong with it counts as unavailable.
 */
public final class DatabaseSecret {
    private DatabaseSecret() {}

    /**
     * Reads the folder.
     *
     * @throws DatabaseUnavailableException where it is missing, empty or incomplete; names the keys, never the values
     */
    public static ConnectionSettings read(Path folder) {
        Map<String, String> keys = keys(folder);
        if (keys.isEmpty()) {
            throw new DatabaseUnavailableException(
                    "the database's Secret does not exist or is empty (nothing is mounted at " + folder + ")", null);
        }
        Optional<String> url = first(keys, "uri", "url", "jdbc-uri", "jdbc-url");
        Map<String, String> environment = new HashMap<>();
        copy(first(keys, "host"), "PGHOST", environment);
        copy(first(keys, "port"), "PGPORT", environment);
        copy(first(keys, "dbname", "database"), "PGDATABASE", environment);
        copy(first(keys, "username", "user"), "PGUSER", environment);
        copy(first(keys, "password"), "PGPASSWORD", environment);
        copy(first(keys, "sslmode"), "PGSSLMODE", environment);
        if (url.isEmpty() && !(environment.containsKey("PGHOST") && environment.containsKey("PGUSER"))) {
            throw new DatabaseUnavailableException(
                    "the database's Secret has the keys " + String.join(", ", new TreeSet<>(keys.keySet()))
                            + "; it needs uri, url or jdbc-uri, or else host, dbname, username and password",
                    null);
        }
        try {
            return DatabaseUrl.parse(url.orElse("postgresql://"), environment);
        } catch (SettingsException e) {
            throw new DatabaseUnavailableException("the database's Secret cannot be used: " + e.getMessage(), e);
        }
    }

    private static void copy(Optional<String> value, String name, Map<String, String> environment) {
        value.ifPresent(text -> environment.put(name, text));
    }

    private static Optional<String> first(Map<String, String> keys, String... names) {
        return Stream.of(names).map(keys::get).flatMap(Stream::ofNullable).findFirst();
    }

    private static Map<String, String> keys(Path folder) {
        Map<String, String> keys = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    (Collection<Path>) files.filter(Files::isRegularFile).toList()) {
                keys.put(file.getFileName().toString(), Files.readString(file).strip());
            }
        } catch (IOException e) {
            return Map.of();
        }
        return keys;
    }
}

package dev.retort.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
        Set<String> keys = keys(folder);
        if (keys.isEmpty()) {
            throw new DatabaseUnavailableException(
                    "the database's Secret does not exist or is empty (nothing is mounted at " + folder + ")", null);
        }
        Optional<String> url = first(folder, keys, "uri", "url", "jdbc-uri", "jdbc-url");
        Map<String, String> environment = new HashMap<>();
        copy(first(folder, keys, "host"), "PGHOST", environment);
        copy(first(folder, keys, "port"), "PGPORT", environment);
        copy(first(folder, keys, "dbname", "database"), "PGDATABASE", environment);
        copy(first(folder, keys, "username", "user"), "PGUSER", environment);
        copy(first(folder, keys, "password"), "PGPASSWORD", environment);
        copy(first(folder, keys, "sslmode"), "PGSSLMODE", environment);
        if (url.isEmpty() && !(environment.containsKey("PGHOST") && environment.containsKey("PGUSER"))) {
            throw new DatabaseUnavailableException(
                    "the database's Secret has the keys " + String.join(", ", keys)
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

    /** Reads no other key: a Secret may hold more than text. */
    private static Optional<String> first(Path folder, Set<String> keys, String... names) {
        return Stream.of(names).filter(keys::contains).findFirst().map(name -> {
            try {
                return Files.readString(folder.resolve(name)).strip();
            } catch (IOException e) {
                throw new DatabaseUnavailableException(
                        "the database's Secret has a key " + name + " that cannot be read as text: "
                                + e.getClass().getSimpleName(),
                        e);
            }
        });
    }

    private static Set<String> keys(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            return Set.of();
        }
    }
}

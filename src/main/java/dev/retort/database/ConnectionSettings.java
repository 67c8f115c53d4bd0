package dev.retort.database;

import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Where a database is and who connects. Never prints its password.
 *
 * @param password empty where {@code ~/.pgpass} or the server's trust is to answer
 * @param parameters further pgjdbc properties, such as {@code sslmode}
 */
public record ConnectionSettings(
        String host,
        int port,
        String database,
        String user,
        Optional<Password> password,
        Map<String, String> parameters) {
    public static final int DEFAULT_PORT = 5432;

    /** A password that shows itself to the driver only. */
    public record Password(String value) {
        @Override
        public String toString() {
            return "******";
        }
    }

    public ConnectionSettings {
        parameters = Map.copyOf(parameters);
    }

    /** The place for messages: {@code user@host:port/database}. */
    public String place() {
        return user + "@" + host + ":" + port + "/" + database;
    }

    String jdbcUrl() {
        String bracketed = host.contains(":") ? "[" + host + "]" : host;
        return "jdbc:postgresql://" + bracketed + ":" + port + "/" + encode(database);
    }

    Properties properties() {
        Properties properties = new Properties();
        new TreeMap<>(parameters).forEach(properties::setProperty);
        properties.setProperty("user", user);
        password.ifPresent(secret -> properties.setProperty("password", secret.value()));
        return properties;
    }

    private static String encode(String name) {
        return java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
    }
}

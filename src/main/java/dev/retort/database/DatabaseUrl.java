package dev.retort.database;

import dev.retort.database.ConnectionSettings.Password;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code postgresql://user:password@host:port/database?parameter=value}, as libpq does, and pgjdbc's form with
 * {@code jdbc:} before it. What the URL leaves out comes from libpq's environment variables.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS">libpq's URIs</a>
 */
public final class DatabaseUrl {
    private static final Pattern URL = Pattern.compile(
            "(?:jdbc:)?postgres(?:ql)?://(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?"
                    + "(?<host>\\[[^]]*]|[^:/?,]*)(?::(?<port>\\d{1,5}))?(?:/(?<database>[^?]*))?(?:\\?(?<parameters>.*))?");

    /** libpq's parameter names that pgjdbc spells otherwise. */
    private static final Map<String, String> PGJDBC_NAMES = Map.of(
            "application_name", "ApplicationName",
            "connect_timeout", "connectTimeout",
            "channel_binding", "channelBinding",
            "gssencmode", "gssEncMode");

    private DatabaseUrl() {}

    /**
     * Reads a URL.
     *
     * @throws SettingsException where it is none; the message never repeats it, since it may hold a password
     */
    public static ConnectionSettings parse(String url, Map<String, String> environment) {
        Matcher parts = URL.matcher(url.strip());
        if (!parts.matches()) {
            throw new SettingsException("cannot read the database's URL; its form is"
                    + " postgresql://user@host:port/database?parameter=value, with one host");
        }
        Map<String, String> parameters = parameters(part(parts, "parameters").orElse(""));
        Optional<String> user = Optional.ofNullable(parameters.remove("user")).or(() -> part(parts, "user"));
        Optional<String> password =
                Optional.ofNullable(parameters.remove("password")).or(() -> part(parts, "password"));
        String name = user.or(() -> environment(environment, "PGUSER"))
                .or(() -> environment(environment, "USER"))
                .orElseThrow(() -> new SettingsException("the database's URL names no user, and PGUSER is not set"));
        return new ConnectionSettings(
                part(parts, "host")
                        .or(() -> environment(environment, "PGHOST"))
                        .map(host -> host.replaceAll("^\\[|]$", ""))
                        .orElse("localhost"),
                port(part(parts, "port").or(() -> environment(environment, "PGPORT"))),
                part(parts, "database")
                        .or(() -> environment(environment, "PGDATABASE"))
                        .orElse(name),
                name,
                password.or(() -> environment(environment, "PGPASSWORD")).map(Password::new),
                withEnvironment(parameters, environment));
    }

    private static Optional<String> part(Matcher parts, String group) {
        return Optional.ofNullable(parts.group(group))
                .filter(text -> !text.isEmpty())
                .map(text -> group.equals("parameters") ? text : decode(text));
    }

    private static Optional<String> environment(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String name = decode(pair.substring(0, equals));
                parameters.put(PGJDBC_NAMES.getOrDefault(name, name), decode(pair.substring(equals + 1)));
            } else if (!pair.isEmpty()) {
                throw new SettingsException("a parameter of the database's URL has no value: " + decode(pair));
            }
        }
        return parameters;
    }

    private static Map<String, String> withEnvironment(
            Map<String, String> parameters, Map<String, String> environment) {
        Map.of("PGSSLMODE", "sslmode", "PGSSLROOTCERT", "sslrootcert", "PGSSLCERT", "sslcert", "PGSSLKEY", "sslkey")
                .forEach((variable, name) ->
                        environment(environment, variable).ifPresent(value -> parameters.putIfAbsent(name, value)));
        return parameters;
    }

    static int port(Optional<String> text) {
        try {
            int port = text.map(Integer::parseInt).orElse(ConnectionSettings.DEFAULT_PORT);
            if (port > 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, together with a number that is out of range.
        }
        throw new SettingsException("the database's port is not a number from 1 to 65535");
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new SettingsException(
                    "the database's URL has a % that no two hexadecimal digits follow; write % as %25");
        }
    }
}

package dev.retort.database;

import dev.retort.database.ConnectionSettings.Password;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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
        refuseAt(parts, "host");
        refuseAt(parts, "database");
        UrlParameters parameters = UrlParameters.parse(part(parts, "parameters").orElse(""));
        String name = parameters
                .get("user")
                .or(() -> part(parts, "user"))
                .or(() -> environment(environment, "PGUSER"))
                .or(() -> environment(environment, "USER"))
                .orElseThrow(() -> new SettingsException("the database's URL names no user, and PGUSER is not set"));
        Map<String, String> forDriver = withEnvironment(parameters.forDriver(), environment);
        return new ConnectionSettings(
                host(parts, parameters, environment, forDriver),
                port(parameters.get("port").or(() -> part(parts, "port")).or(() -> environment(environment, "PGPORT"))),
                parameters
                        .get("dbname")
                        .or(() -> part(parts, "database"))
                        .or(() -> environment(environment, "PGDATABASE"))
                        .orElse(name),
                name,
                parameters
                        .get("password")
                        .or(() -> part(parts, "password"))
                        .or(() -> environment(environment, "PGPASSWORD"))
                        .map(Password::new),
                forDriver);
    }

    /** A password that holds an @ would end up as a part of the place, which messages show. */
    private static void refuseAt(Matcher parts, String group) {
        String text = parts.group(group);
        if (text != null && text.contains("@")) {
            throw new SettingsException("the database's URL has an @ in its " + group
                    + "; percent-encode the password: @ is %40, / is %2F, : is %3A, ? is %3F, # is %23, % is %25");
        }
    }

    /** As in libpq, an address goes before a name, and what stands behind the ? before what stands in front of it. */
    private static String host(
            Matcher parts, UrlParameters parameters, Map<String, String> environment, Map<String, String> forDriver) {
        Optional<String> name = parameters
                .get("host")
                .or(() -> part(parts, "host"))
                .or(() -> environment(environment, "PGHOST"))
                .map(host -> host.replaceAll("^\\[|]$", ""));
        Optional<String> address = parameters.get("hostaddr").or(() -> environment(environment, "PGHOSTADDR"));
        if (address.isPresent() && name.isPresent() && "verify-full".equals(forDriver.get("sslmode"))) {
            throw new SettingsException("the database's URL has a hostaddr, and sslmode=verify-full would compare the"
                    + " certificate with that address instead of the host; remove hostaddr");
        }
        String host = address.or(() -> name).orElse("localhost");
        if (host.startsWith("/") || host.contains(",") || host.contains("@")) {
            throw new SettingsException("the database's host has to be one name or address, reached by TCP:"
                    + " no list, no folder of a Unix socket");
        }
        return host;
    }

    private static Optional<String> part(Matcher parts, String group) {
        return Optional.ofNullable(parts.group(group))
                .filter(text -> !text.isEmpty())
                .map(text -> group.equals("parameters") ? text : decode(text));
    }

    private static Optional<String> environment(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
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

    static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new SettingsException(
                    "the database's URL has a % that no two hexadecimal digits follow; write % as %25");
        }
    }
}

package dev.retort.database;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.postgresql.PGProperty;

/**
 * The parameters of a database's URL, as libpq names them or as pgjdbc does. No message repeats a name or a value from
 * outside: either may be a piece of a password that holds an unescaped {@code &}.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS">libpq's parameters</a>
 */
record UrlParameters(Map<String, String> values) {
    /** What says where the database is and who connects: read here, never by the driver. */
    private static final Set<String> PLACE = Set.of("host", "hostaddr", "port", "dbname", "user", "password");

    /** libpq's parameter names that pgjdbc spells otherwise. */
    private static final Map<String, String> PGJDBC_NAMES = Map.of(
            "application_name", "ApplicationName",
            "connect_timeout", "connectTimeout",
            "channel_binding", "channelBinding",
            "gssencmode", "gssEncMode",
            "krbsrvname", "kerberosServerName",
            "require_auth", "requireAuth",
            "sslnegotiation", "sslNegotiation");

    /** libpq's parameters that tune what needs no tuning here; a URL that is used elsewhere too may have them. */
    private static final Set<String> NEEDLESS = Set.of(
            "client_encoding",
            "fallback_application_name",
            "keepalives",
            "keepalives_idle",
            "keepalives_interval",
            "keepalives_count",
            "tcp_user_timeout",
            "sslcompression",
            "sslsni",
            "gsslib");

    /** libpq's parameters that cannot be left out without being something else than what was asked for. */
    private static final Set<String> MISSING = Set.of(
            "passfile",
            "service",
            "servicefile",
            "replication",
            "requirepeer",
            "requiressl",
            "sslcrl",
            "sslcrldir",
            "sslcertmode",
            "ssl_min_protocol_version",
            "ssl_max_protocol_version",
            "min_protocol_version",
            "max_protocol_version",
            "gssdelegation",
            "load_balance_hosts",
            "sslkeylogfile",
            "scram_client_key",
            "scram_server_key");

    private static final Map<String, String> SERVER_TYPES = Map.of(
            "any", "any",
            "read-write", "primary",
            "primary", "primary",
            "standby", "secondary",
            "prefer-standby", "preferSecondary");

    private static final Set<String> PGJDBC = Arrays.stream(PGProperty.values())
            .map(PGProperty::getName)
            .filter(name -> !name.startsWith("PG"))
            .collect(Collectors.toUnmodifiableSet());

    /** Reads what stands behind the {@code ?}. */
    static UrlParameters parse(String query) {
        Map<String, String> values = new TreeMap<>();
        int number = 0;
        for (String pair : query.split("&", -1)) {
            number++;
            int equals = pair.indexOf('=');
            if (equals > 0) {
                put(values, DatabaseUrl.decode(pair.substring(0, equals)), pair.substring(equals + 1), number);
            } else if (!pair.isEmpty()) {
                throw new SettingsException(
                        which(number) + " has no value; its form is name=value, and & inside a value is written %26");
            }
        }
        return new UrlParameters(values);
    }

    private static void put(Map<String, String> values, String name, String encoded, int number) {
        String value = DatabaseUrl.decode(encoded);
        if (PLACE.contains(name)) {
            values.put(name, value);
        } else if (name.equals("target_session_attrs")) {
            values.put(
                    "targetServerType",
                    Optional.ofNullable(SERVER_TYPES.get(value))
                            .orElseThrow(() -> new SettingsException(which(number)
                                    + ", target_session_attrs, is none of any, read-write, primary, standby and"
                                    + " prefer-standby")));
        } else if (MISSING.contains(name)) {
            throw new SettingsException(which(number) + ", " + name + ", is libpq's and is not supported; remove it");
        } else if (PGJDBC_NAMES.containsKey(name) || PGJDBC.contains(name)) {
            values.put(PGJDBC_NAMES.getOrDefault(name, name), value);
        } else if (!NEEDLESS.contains(name)) {
            throw new SettingsException(
                    which(number) + " has a name that neither libpq nor pgjdbc knows; & inside a value is written %26");
        }
    }

    private static String which(int number) {
        return "parameter " + number + " of the database's URL";
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /** Those that the driver gets. */
    Map<String, String> forDriver() {
        Map<String, String> parameters = new TreeMap<>(values);
        parameters.keySet().removeAll(PLACE);
        return parameters;
    }

    /** Not the values: one of them may be a password. */
    @Override
    public String toString() {
        return "parameters " + values.keySet();
    }
}

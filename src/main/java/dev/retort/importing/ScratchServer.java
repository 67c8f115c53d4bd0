package dev.retort.importing;

import java.util.Map;
import java.util.Optional;

/**
 * Where scratch databases may be made.
 *
 * @param database one that exists, to connect to while others are made
 * @param parameters libpq's, such as {@code sslmode}
 */
public record ScratchServer(
        String host,
        int port,
        String database,
        String user,
        Optional<String> password,
        Map<String, String> parameters) {
    public ScratchServer {
        parameters = Map.copyOf(parameters);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + "@" + host + ":" + port;
    }
}

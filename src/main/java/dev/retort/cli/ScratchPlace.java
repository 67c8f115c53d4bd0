package dev.retort.cli;

import dev.retort.database.ConnectionSettings;
import dev.retort.engine.Place;
import dev.retort.scratch.ScratchPostgres;
import java.util.Map;
import java.util.Optional;

/** How the engine reaches a scratch server. */
final class ScratchPlace {
    private ScratchPlace() {}

    static ConnectionSettings settings(ScratchPostgres server) {
        return new ConnectionSettings(
                server.host(),
                server.port(),
                ScratchPostgres.DATABASE,
                ScratchPostgres.USER,
                Optional.of(new ConnectionSettings.Password(server.password())),
                Map.of());
    }

    /** With all that the options say but where the database is. */
    static Place of(ScratchPostgres server, DatabaseOptions options) {
        return options.place(settings(server));
    }
}

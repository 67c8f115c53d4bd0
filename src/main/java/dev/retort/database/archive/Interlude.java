package dev.retort.database.archive;

import dev.retort.database.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Our own work in the middle of a script's transaction: as who connected, with names and operators of {@code pg_catalog} alone
 * and one way to write values as text. What the script had set is found again after it.
 */
final class Interlude {
    private record Setting(String name, String ours) {}

    private static final List<Setting> SETTINGS = List.of(
            new Setting("search_path", "pg_catalog, pg_temp"),
            new Setting("statement_timeout", "0"),
            // A policy that would hide rows is an error then, and not a loss.
            new Setting("row_security", "off"),
            new Setting("TimeZone", "'UTC'"),
            new Setting("DateStyle", "'ISO, MDY'"),
            new Setting("IntervalStyle", "postgres"),
            new Setting("bytea_output", "hex"),
            new Setting("extra_float_digits", "1"),
            new Setting("standard_conforming_strings", "on"),
            new Setting("work_mem", "DEFAULT"));
    /** As much as any other maintenance: a join that fits into it touches each page of a large table once. */
    private static final String MEMORY =
            "; SELECT set_config('work_mem', current_setting('maintenance_work_mem'), true)"
                    + " WHERE pg_size_bytes(current_setting('maintenance_work_mem')) > pg_size_bytes(current_setting('work_mem'))";

    private static final String FOUND = "SELECT session_user, pg_catalog.current_setting('role')"
            + SETTINGS.stream()
                    .map(setting -> ", pg_catalog.current_setting('" + setting.name() + "')")
                    .collect(Collectors.joining());
    private static final String ENTER = "SET LOCAL SESSION AUTHORIZATION DEFAULT; SET LOCAL role TO DEFAULT"
            + SETTINGS.stream()
                    .map(setting -> "; SET LOCAL " + setting.name() + " TO " + setting.ours())
                    .collect(Collectors.joining())
            + MEMORY;
    private static final String LEAVE = "SELECT session_user, pg_catalog.current_setting('role')"
            + SETTINGS.stream()
                    .map(setting -> ", pg_catalog.set_config('" + setting.name() + "', ?, true)")
                    .collect(Collectors.joining());

    private Interlude() {}

    static <T> T of(Session session, Session.Work<T> work) throws SQLException {
        List<String> found = session.query(FOUND, row -> {
                    List<String> values = new ArrayList<>();
                    for (int i = 1; i <= SETTINGS.size() + 2; i++) {
                        values.add(row.getString(i));
                    }
                    return values;
                })
                .getFirst();
        session.execute(ENTER);
        T result = work.run();
        List<String> now = session.query(
                        LEAVE,
                        row -> List.of(row.getString(1), row.getString(2)),
                        found.subList(2, found.size()).toArray())
                .getFirst();
        if (!now.equals(found.subList(0, 2))) {
            // The user first: who becomes another takes that one's role.
            set(session, "session_authorization", found.get(0));
            set(session, "role", found.get(1));
        }
        return result;
    }

    private static void set(Session session, String name, String value) throws SQLException {
        session.query("SELECT pg_catalog.set_config('" + name + "', ?, true)", row -> row.getString(1), value);
    }
}

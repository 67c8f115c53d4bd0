package dev.retort.database.archive;

import dev.retort.database.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

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
            new Setting("TimeZone", "UTC"),
            new Setting("DateStyle", "ISO, MDY"),
            new Setting("IntervalStyle", "postgres"),
            new Setting("bytea_output", "hex"),
            new Setting("extra_float_digits", "1"),
            new Setting("standard_conforming_strings", "on"));
    private static final List<String> NAMES =
            SETTINGS.stream().map(Setting::name).toList();

    private Interlude() {}

    static <T> T of(Session session, Session.Work<T> work) throws SQLException {
        List<String> found = found(session);
        session.execute("SET LOCAL SESSION AUTHORIZATION DEFAULT; SET LOCAL role TO DEFAULT");
        set(session, NAMES, SETTINGS.stream().map(Setting::ours).toList());
        T result = work.run();
        set(session, NAMES, found.subList(2, found.size()));
        List<String> now = found(session);
        // The user first: who becomes another takes that one's role.
        if (!now.get(0).equals(found.get(0))) {
            set(session, List.of("session_authorization"), found.subList(0, 1));
        }
        if (!found(session).get(1).equals(found.get(1))) {
            set(session, List.of("role"), found.subList(1, 2));
        }
        return result;
    }

    private static List<String> found(Session session) throws SQLException {
        StringBuilder ask = new StringBuilder("SELECT session_user, pg_catalog.current_setting('role')");
        NAMES.forEach(name ->
                ask.append(", pg_catalog.current_setting('").append(name).append("')"));
        return session.query(ask.toString(), row -> {
                    List<String> values = new ArrayList<>();
                    for (int i = 1; i <= NAMES.size() + 2; i++) {
                        values.add(row.getString(i));
                    }
                    return values;
                })
                .getFirst();
    }

    private static void set(Session session, List<String> names, List<String> values) throws SQLException {
        List<String> calls = names.stream()
                .map(name -> "pg_catalog.set_config('" + name + "', ?, true)")
                .toList();
        session.query("SELECT " + String.join(", ", calls), row -> row.getString(1), values.toArray());
    }
}

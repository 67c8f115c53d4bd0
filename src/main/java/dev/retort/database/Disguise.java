package dev.retort.database;

import java.sql.SQLException;
import java.util.List;

/**
 * Who a script made its session: another user, another role. Our own statements run without it, and with names and
 * operators of {@code pg_catalog} alone, whatever the script has set.
 */
record Disguise(String user, String role) {
    interface Write {
        void run() throws SQLException;
    }

    /** Writes in a transaction of its own, without it. */
    static void without(Session session, Write write) throws SQLException {
        session.transaction(() -> {
                    Disguise taken = takeOff(session);
                    write.run();
                    return taken;
                })
                .putOn(session);
    }

    /** Takes it off, within the transaction at hand. What is set here for the transaction alone returns by itself. */
    static Disguise takeOff(Session session) throws SQLException {
        Disguise disguise = read(session);
        // A role that a user always takes (ALTER ROLE … SET role) belongs to who connected, and RESET leads back to it.
        session.together(Command.of(takingOff(session)));
        return disguise;
    }

    static List<Sql> takingOff(Session session) {
        return List.of(
                Sql.of("SET SESSION AUTHORIZATION DEFAULT"),
                Sql.of("RESET ROLE"),
                Sql.of(
                        "SELECT pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true),"
                                + " pg_catalog.set_config('statement_timeout', '0', true),"
                                + " pg_catalog.set_config('lock_timeout', ?, true)",
                        session.limits().lockText()));
    }

    /** Puts it on again for the script's next statement. */
    void putOn(Session session) throws SQLException {
        if (!read(session).user().equals(user)) {
            set(session, "session_authorization", user);
        }
        if (!read(session).role().equals(role)) {
            set(session, "role", role);
        }
    }

    private static Disguise read(Session session) throws SQLException {
        return session.query(
                        "SELECT session_user, pg_catalog.current_setting('role')",
                        row -> new Disguise(row.getString(1), row.getString(2)))
                .getFirst();
    }

    private static void set(Session session, String parameter, String value) throws SQLException {
        session.query("SELECT pg_catalog.set_config(?, ?, false)", row -> row.getString(1), parameter, value);
    }
}

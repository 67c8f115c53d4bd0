package dev.retort.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What statements have left in their session, as far as the server shows it: settings, role, temporary tables and the like.
 * Custom settings ({@code app.tenant}) it does not show.
 */
final class SessionState {
    private static final String IS_ANOTHER_LOCK = """
            locktype OPERATOR(pg_catalog.=) 'advisory' AND pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid()
            AND NOT (objsubid OPERATOR(pg_catalog.=) 2
                AND classid::pg_catalog.int8 OPERATOR(pg_catalog.=) ?::pg_catalog.int8
                AND objid::pg_catalog.int8 OPERATOR(pg_catalog.=)
                    (pg_catalog.hashtext(?)::pg_catalog.int8 OPERATOR(pg_catalog.&) 4294967295))""";

    // Asked in whatever search path the script has left, so that every operator is qualified. Left out is what Retort
    // sets itself, what belongs to a transaction, and what was set to the value that a new session has anyway.
    private static final String READ = """
            SELECT pg_catalog.concat('setting ', name, ' = ', setting) FROM pg_catalog.pg_settings
            WHERE source OPERATOR(pg_catalog.=) 'session'
              AND COALESCE(setting, '') OPERATOR(pg_catalog.<>) COALESCE(reset_val, '') AND NOT pg_catalog.starts_with(name, 'transaction_')
              AND name OPERATOR(pg_catalog.<>) ALL (ARRAY['application_name', 'lock_timeout',
                  'client_connection_check_interval', 'role', 'session_authorization']::pg_catalog.text[])
            UNION ALL SELECT pg_catalog.concat('user ', session_user)
            UNION ALL SELECT pg_catalog.concat('role ', pg_catalog.current_setting('role'))
            UNION ALL SELECT pg_catalog.concat('temporary ', relname) FROM pg_catalog.pg_class
            WHERE relnamespace OPERATOR(pg_catalog.=) pg_catalog.pg_my_temp_schema()
              AND relkind::pg_catalog.text OPERATOR(pg_catalog.=) ANY (ARRAY['r', 'v', 'S']::pg_catalog.text[])
            UNION ALL SELECT pg_catalog.concat('prepared statement ', name) FROM pg_catalog.pg_prepared_statements
            WHERE from_sql
            UNION ALL SELECT pg_catalog.concat('cursor ', name) FROM pg_catalog.pg_cursors WHERE is_holdable
            UNION ALL SELECT pg_catalog.concat('channel ', channel) FROM pg_catalog.pg_listening_channels() channel
            UNION ALL SELECT pg_catalog.concat('advisory lock ', classid, ' ', objid) FROM pg_catalog.pg_locks
            WHERE\s""" + IS_ANOTHER_LOCK;

    private SessionState() {}

    /** One line each, sorted. */
    static List<String> read(Session session, VersionTable table) throws SQLException {
        return session.query(READ, row -> row.getString(1), RunLock.SPACE, table.toString()).stream()
                .sorted()
                .toList();
    }

    /** What only one of two states has, in words; nothing where they are the same. */
    static List<String> differences(List<String> then, List<String> now) {
        List<String> missing = new ArrayList<>(then);
        missing.removeAll(now);
        List<String> added = new ArrayList<>(now);
        added.removeAll(then);
        List<String> differences = new ArrayList<>(missing);
        added.forEach(line -> differences.add("now " + line));
        return differences;
    }
}

package dev.retort.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The rows of the version table, which is Alembic's: {@code version_num}, one row a head. */
final class VersionRows {
    private static final int ALEMBIC_WIDTH = 32;

    private final Session session;
    private final VersionTable table;

    VersionRows(Session session, VersionTable table) {
        this.session = session;
        this.table = table;
    }

    /** The rows, sorted; none where the table does not exist. */
    List<String> read() throws SQLException {
        return exists()
                ? session.query(
                        "SELECT version_num FROM " + table.quoted() + " ORDER BY version_num COLLATE \"C\"",
                        row -> row.getString(1))
                : List.of();
    }

    boolean exists() throws SQLException {
        return session.is("SELECT pg_catalog.to_regclass(?) IS NOT NULL", table.quoted());
    }

    /** Creates the table as Alembic does, or widens it, so that the longest id fits before anything runs. */
    void prepare(int longestId) throws SQLException {
        int width = Math.max(ALEMBIC_WIDTH, longestId);
        if (!exists()) {
            session.execute("CREATE TABLE " + table.quoted() + columns(table, width));
            return;
        }
        List<Integer> limit = session.query(
                "SELECT atttypmod - 4 FROM pg_catalog.pg_attribute WHERE attrelid = pg_catalog.to_regclass(?)"
                        + " AND attname = 'version_num' AND atttypmod > 0",
                row -> row.getInt(1),
                table.quoted());
        if (!limit.isEmpty() && limit.getFirst() < longestId) {
            session.execute("ALTER TABLE " + table.quoted() + " ALTER COLUMN version_num TYPE varchar(" + width + ")");
        }
    }

    private static String columns(VersionTable table, int width) {
        return " (version_num varchar(" + width + ") NOT NULL, CONSTRAINT " + VersionTable.quote(table.name() + "_pkc")
                + " PRIMARY KEY (version_num))";
    }

    /** What creates the table where it is missing, or widens it, for an offline script. */
    static List<String> statements(VersionTable table, int longestId) {
        int width = Math.max(ALEMBIC_WIDTH, longestId);
        String create = "CREATE TABLE IF NOT EXISTS " + table.quoted() + columns(table, width);
        String widen = "ALTER TABLE " + table.quoted() + " ALTER COLUMN version_num TYPE varchar(" + width + ")";
        return width == ALEMBIC_WIDTH ? List.of(create) : List.of(create, widen);
    }

    /** What replaces rows: those that go go first, and at once. An offline script has made sure of them before. */
    static List<Sql> replacement(VersionTable table, List<String> going, List<String> coming) {
        if (going.size() == 1 && coming.size() == 1) {
            return List.of(change(table, going.getFirst(), coming.getFirst()));
        }
        List<Sql> statements = new ArrayList<>();
        if (!going.isEmpty()) {
            statements.add(removal(table, going));
        }
        coming.forEach(row -> statements.add(addition(table, row)));
        return statements;
    }

    private static Sql change(VersionTable table, String row, String to) {
        return Sql.of("UPDATE " + table.quoted() + " SET version_num = ? WHERE version_num = ?", to, row);
    }

    private static Sql removal(VersionTable table, List<String> rows) {
        return Sql.of("DELETE FROM " + table.quoted() + " WHERE version_num = ANY (?)", rows);
    }

    private static Sql addition(VersionTable table, String row) {
        return Sql.of("INSERT INTO " + table.quoted() + " (version_num) VALUES (?)", row);
    }

    /** Replaces rows, and makes sure that those which go were there, as the plan supposed. */
    void replace(List<String> going, List<String> coming) throws SQLException {
        if (!going.isEmpty() || !coming.isEmpty()) {
            session.together(replacing(table, going, coming));
        }
    }

    /** As {@link #replace}, in a row with other commands. */
    static List<Command> replacing(VersionTable table, List<String> going, List<String> coming) {
        List<Command> commands = new ArrayList<>(Command.of(replacement(table, going, coming)));
        if (!going.isEmpty()) {
            commands.set(0, demanded(table, going, commands.getFirst().sql()));
        }
        return commands;
    }

    private static Command demanded(VersionTable table, List<String> going, Sql change) {
        Sql changed = new Sql(
                "WITH gone AS (" + change.text() + " RETURNING 1) SELECT "
                        + Command.demand("pg_catalog.count(*) OPERATOR(pg_catalog.=) " + going.size()) + " FROM gone",
                change.values());
        return Command.demanding(
                changed,
                e -> new DatabaseException(
                        "the rows of " + table + " changed during the run: expected " + String.join(", ", going)
                                + "; something else writes to it without taking Retort's lock",
                        e));
    }
}

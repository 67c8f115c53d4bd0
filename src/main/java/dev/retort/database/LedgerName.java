package dev.retort.database;

/**
 * The schema in which the ledger lives.
 *
 * @param schema as PostgreSQL stores it, unquoted
 */
public record LedgerName(String schema) {
    public static final LedgerName DEFAULT = new LedgerName("retort");

    /** A table of it, quoted, to stand in SQL. */
    public String table(String name) {
        return VersionTable.quote(schema) + "." + VersionTable.quote(name);
    }
}

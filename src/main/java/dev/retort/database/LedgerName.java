package dev.retort.database;

/**
 * The schema in which the ledger lives.
 *
 * @param schema as PostgreSQL stores it, unquoted
 */
public record LedgerName(String schema) {
    public static final LedgerName DEFAULT = new LedgerName("retort");

    /** @throws SettingsException where it cannot name a schema of our own */
    public LedgerName {
        if (!schema.matches("[A-Za-z_][A-Za-z0-9_$-]*")
                || schema.startsWith("pg_")
                || schema.equals("information_schema")) {
            throw new SettingsException("the ledger's schema cannot be named \"" + schema
                    + "\"; name one of its own, of letters, digits and underscores, with --ledger-schema");
        }
    }

    /** The schema, quoted, to stand in SQL. */
    String quoted() {
        return VersionTable.quote(schema);
    }

    /** The statements that let a user read it, the values that it keeps among it. */
    public String toRead(String user) {
        String to = quoted() + " TO " + VersionTable.quote(user);
        return "GRANT USAGE ON SCHEMA " + to + "; GRANT SELECT ON ALL TABLES IN SCHEMA " + to;
    }

    /** A table of it, quoted, to stand in SQL. */
    public String table(String name) {
        return quoted() + "." + VersionTable.quote(name);
    }
}

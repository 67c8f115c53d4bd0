package dev.retort.database;

import java.util.regex.Pattern;

/**
 * The name of the version table, always with its schema.
 *
 * @param schema as PostgreSQL stores it, unquoted
 */
public record VersionTable(String schema, String name) {
    private static final Pattern FORM = Pattern.compile("(?:([A-Za-z_][A-Za-z0-9_$]*)\\.)?([A-Za-z_][A-Za-z0-9_$]*)");
    public static final VersionTable DEFAULT = new VersionTable("public", "alembic_version");

    /**
     * Reads {@code name} or {@code schema.name}; the schema is {@code public} where none is named.
     *
     * @throws SettingsException where it is neither
     */
    public static VersionTable parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new SettingsException("cannot read the version table's name \"" + text
                    + "\"; its form is table or schema.table, of letters, digits and underscores");
        }
        String schema = parts.group(1);
        return new VersionTable(schema == null ? DEFAULT.schema : schema, parts.group(2));
    }

    /** Quoted, to stand in SQL. */
    String quoted() {
        return quote(schema) + "." + quote(name);
    }

    /** The statements that let a user read it. */
    String toRead(String user) {
        String to = " TO " + quote(user);
        return "GRANT USAGE ON SCHEMA " + quote(schema) + to + "; GRANT SELECT ON TABLE " + quoted() + to;
    }

    /** A name, quoted to stand in SQL. */
    public static String quote(String identifier) {
        return "\"" + identifier.replace("\"", "\"\"") + "\"";
    }

    @Override
    public String toString() {
        return schema + "." + name;
    }
}

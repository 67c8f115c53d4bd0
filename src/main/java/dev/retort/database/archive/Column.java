package dev.retort.database.archive;

import dev.retort.database.VersionTable;

/**
 * A column of a table.
 *
 * @param number which stays when its name changes
 * @param type as PostgreSQL writes it, with its schema where that is not the catalog
 * @param builtin whether the type is the catalog's own, and so will be there for as long as the archive
 * @param filled whether a new row gets a value of its own: a default, an identity
 */
record Column(
        int number, String name, String type, boolean builtin, boolean generated, boolean notNull, boolean filled) {
    String quoted() {
        return VersionTable.quote(name);
    }

    /** Its value as the archive keeps it: where somebody may drop its type, as text. */
    String kept() {
        return builtin ? quoted() : quoted() + "::text";
    }

    /** Whether its type is this one, or an array of it; the schema is not looked at. */
    boolean hasType(String name) {
        String bare = name.substring(name.lastIndexOf('.') + 1).replace("\"", "");
        return type.replaceAll("\\[]$", "")
                .replaceFirst("^.*\\.", "")
                .replace("\"", "")
                .equals(bare);
    }

    /** A value of the archive as one of this column. */
    String value(String kept, String keptType) {
        return builtin && type.equals(keptType) ? kept : kept + "::text::" + type;
    }
}

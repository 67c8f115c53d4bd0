package dev.retort.sql;

/** What a statement destroys, as far as its words tell. Tables are named as they are written, perhaps quoted and qualified. */
public sealed interface Destruction {
    /** {@code DROP TABLE}: with its rows, and with those of its partitions. */
    record OfTable(String table) implements Destruction {}

    /**
     * {@code ALTER TABLE … DROP COLUMN}.
     *
     * @param column as PostgreSQL stores it, unquoted
     */
    record OfColumn(String table, String column) implements Destruction {}

    /**
     * {@code ALTER TABLE … ALTER COLUMN … TYPE}: values that the new type cannot hold.
     *
     * @param column as PostgreSQL stores it, unquoted
     */
    record OfType(String table, String column) implements Destruction {}

    /** {@code DELETE}, {@code UPDATE}, {@code TRUNCATE} or {@code MERGE}: rows, or what stood in them. */
    record OfRows(Change change, String table) implements Destruction {}

    /** {@code DROP SEQUENCE}: how far it had come. */
    record OfSequence(String sequence) implements Destruction {}

    /**
     * {@code DROP SCHEMA … CASCADE} and the like: all that depends on it, which the catalog knows.
     *
     * @param kind in small letters, such as {@code schema} or {@code type}
     */
    record OfDependents(String kind, String name) implements Destruction {}

    /**
     * A block or a function, which may do anything.
     *
     * @param what such as {@code DO} or {@code CALL p}, or the function's name
     */
    record ByCode(String what) implements Destruction {}

    /** What becomes of rows. */
    enum Change {
        DELETE("deletes"),
        UPDATE("updates"),
        TRUNCATE("empties"),
        MERGE("merges");

        private final String verb;

        Change(String verb) {
            this.verb = verb;
        }

        /** To complete "… rows of t". */
        public String verb() {
            return verb;
        }
    }
}

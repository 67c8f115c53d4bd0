package dev.retort.sql;

/**
 * A comment {@code -- renamed from: x} in a script of DDL: what stands below it had that name before.
 *
 * @param file where it stands
 * @param line 1-based
 * @param before the name as it is written
 * @param marked what it stands above
 */
public record RenameMark(String file, int line, String before, Marked marked) {
    /** What a mark stands above. Names are as PostgreSQL stores them. */
    public sealed interface Marked {}

    /**
     * A statement that makes an object.
     *
     * @param kind in small letters: {@code materialized view}; {@code routine} for functions and procedures
     * @param table of an index, a trigger, a policy, a rule; else the name itself
     */
    public record Whole(String kind, SqlName name, SqlName table) implements Marked {}

    /** A column of a table, or an attribute of a composite type. */
    public record Column(SqlName owner, String name) implements Marked {}

    /** A constraint of a table. */
    public record Constraint(SqlName owner, String name) implements Marked {}

    /** A value of an enum type. */
    public record Value(SqlName owner, String name) implements Marked {}

    /** Where it stands, as {@code file:line}. */
    public String place() {
        return file + ":" + line;
    }
}

package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.SchemaObject;
import java.util.List;

/** How the rows of a table or a materialized view are stored. */
final class AccessMethod {
    static final String NAME = "access method";

    /** The first version with a statement that changes it. */
    private static final int CHANGED_SINCE = 15;

    private static final String USUAL = "heap";

    private AccessMethod() {}

    /** The clause, where it is not what comes without one. */
    static String using(SchemaObject relation, SchemaGraph side) {
        return relation.attribute(NAME)
                .filter(method -> !method.equals(usual(relation, side)))
                .map(method -> " USING " + method)
                .orElse("");
    }

    /** A partition's is that of the table that it is of, where that has one; a partitioned table has none that nobody said. */
    private static String usual(SchemaObject relation, SchemaGraph side) {
        if (relation.has("partition key")) {
            return "";
        }
        return relation.attribute("inherits")
                .filter(parent -> relation.has("partition bound"))
                .flatMap(parent -> side.find(new ObjectId(Kind.TABLE, parent)))
                .flatMap(parent -> parent.attribute(NAME))
                .orElse(USUAL);
    }

    static boolean canChange(Alter alter) {
        return !alter.changes(NAME) || alter.from().version() >= CHANGED_SINCE;
    }

    /** A partitioned table has no rows of its own. */
    static List<Statement> alter(Alter alter) {
        if (!alter.changes(NAME)) {
            return List.of();
        }
        Statement set = Statement.of("ALTER " + Names.address(alter.after()) + " SET ACCESS METHOD "
                + alter.now(NAME).orElse("DEFAULT"));
        return List.of(
                alter.after().has("partition key")
                        ? set
                        : set.with("rewrites the whole table while nobody can read it"));
    }
}

package dev.retort.schema.change;

import dev.retort.schema.ObjectId;
import dev.retort.schema.Pairing;
import dev.retort.schema.Schema;
import java.util.List;

/**
 * The way from one schema to another.
 *
 * @param statements in the order in which they can run
 * @param refused what differs and cannot be reached: objects of kinds that are not handled
 */
public record ChangePlan(List<Statement> statements, List<ObjectId> refused) {
    public ChangePlan {
        statements = List.copyOf(statements);
        refused = List.copyOf(refused);
    }

    /** Finds the way; none where both are the same. */
    public static ChangePlan between(Schema from, Schema to) {
        Pairing pairing = Pairing.of(from, to);
        return pairing.isEmpty()
                ? new ChangePlan(List.of(), List.of())
                : new Planner(new Side(from), new Side(to), pairing).plan();
    }
}

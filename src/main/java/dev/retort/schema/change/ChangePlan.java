package dev.retort.schema.change;

import dev.retort.schema.ObjectId;
import dev.retort.schema.Pairing;
import dev.retort.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

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
        return between(from, to, Planner::plan);
    }

    /** Finds the way that locks no table for as long as it is big, where there is one. */
    public static ChangePlan between(Schema from, Schema to, Online online) {
        return between(from, to, planner -> planner.plan(online));
    }

    private static ChangePlan between(Schema from, Schema to, Function<Planner, ChangePlan> plan) {
        Pairing pairing = Pairing.of(from, to);
        return pairing.isEmpty()
                ? new ChangePlan(List.of(), List.of())
                : plan.apply(
                        new Planner(new SchemaGraph(from), new SchemaGraph(to, DefaultPrivileges.of(from)), pairing));
    }

    /** The statements that can share a transaction, or that each commit by themselves, one part after the other. */
    public List<List<Statement>> parts() {
        List<List<Statement>> parts = new ArrayList<>();
        for (Statement statement : statements) {
            if (parts.isEmpty()
                    || statement.later()
                    || parts.getLast().getLast().alone() != statement.alone()) {
                parts.add(new ArrayList<>());
            }
            parts.getLast().add(statement);
        }
        return parts;
    }
}

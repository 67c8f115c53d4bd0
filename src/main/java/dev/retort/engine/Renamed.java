package dev.retort.engine;

import dev.retort.schema.ObjectId;
import dev.retort.schema.Schema;
import dev.retort.schema.change.RenameStep;
import dev.retort.schema.change.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The first side of a comparison with its renames done.
 *
 * @param schema what it is then, as PostgreSQL prints it
 * @param steps the renames in their order; none for most
 */
public record Renamed(Schema schema, List<RenameStep> steps) {
    public Renamed {
        steps = List.copyOf(steps);
    }

    /** These statements, and then others. */
    public List<Statement> before(List<Statement> others) {
        List<Statement> all = new ArrayList<>(steps.stream().map(RenameStep::up).toList());
        all.addAll(others);
        return all;
    }

    /** Others, and then what takes the renames back. */
    public List<Statement> after(List<Statement> others) {
        List<Statement> all = new ArrayList<>(others);
        steps.reversed().forEach(step -> all.add(step.down()));
        return all;
    }

    /** What is known of tables, by the names that they have then. */
    <T> Map<ObjectId, T> byNewName(Map<ObjectId, T> tables) {
        Map<ObjectId, T> renamed = new TreeMap<>();
        tables.forEach((table, known) -> {
            ObjectId now = table;
            for (RenameStep step : steps) {
                now = step.rename().follow(now);
            }
            renamed.put(now, known);
        });
        return renamed;
    }

    /** For people, a line each. */
    List<String> lines() {
        return steps.stream().map(step -> "~ " + step.rename().text()).toList();
    }
}

package dev.retort.cli;

import dev.retort.schema.ObjectId;
import dev.retort.schema.change.ChangePlan;
import java.util.List;
import java.util.stream.Collectors;

/** How the way from one schema to another is told. */
final class DiffText {
    /** A statement, for programs. */
    record Told(String sql, List<String> remarks, boolean alone, boolean later) {}

    /** What programs get: the objects that differ, and the way. */
    record Way(List<String> difference, List<Told> statements, List<String> refused) {}

    private DiffText() {}

    static Way told(List<String> difference, ChangePlan plan) {
        return new Way(
                difference,
                plan.statements().stream()
                        .map(statement ->
                                new Told(statement.sql(), statement.remarks(), statement.alone(), statement.later()))
                        .toList(),
                plan.refused().stream().map(ObjectId::toString).toList());
    }

    static String refused(List<ObjectId> objects) {
        return "there is no way to "
                + objects.stream().map(ObjectId::toString).collect(Collectors.joining(", "))
                + ": Retort does not write SQL for such an object; write it by hand";
    }
}

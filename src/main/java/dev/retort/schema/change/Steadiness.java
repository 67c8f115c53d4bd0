package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.lint.Volatility;
import dev.retort.sql.Alteration;
import dev.retort.sql.Operation;
import dev.retort.sql.Script;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a default is one value for all rows that are there, so that adding its column rewrites none of them. */
final class Steadiness {
    private static final Pattern STEADY = Pattern.compile("(?m)^ .*\\b(?:IMMUTABLE|STABLE)\\b");

    private Steadiness() {}

    static boolean isSteady(SchemaObject column, SchemaGraph side) {
        String sql = "ALTER TABLE " + Names.table(column) + " ADD COLUMN " + column.name() + " "
                + column.content().get("type") + " DEFAULT " + column.content().get("default");
        Set<String> calls = new HashSet<>();
        new Script("a default", sql, 1, true).statements().forEach(statement -> {
            if (statement.operation() instanceof Operation.AlterTable alter) {
                alter.alterations().forEach(alteration -> {
                    if (alteration instanceof Alteration.AddColumn add) {
                        calls.addAll(add.column().calls());
                    }
                });
            }
        });
        side.uses(column.id()).stream()
                .filter(used -> used.kind() == Kind.FUNCTION)
                .map(side::get)
                .filter(Steadiness::isSteadyFunction)
                .forEach(function -> calls.removeIf(call -> isOf(call, function)));
        return Volatility.areSteady(calls);
    }

    private static boolean isSteadyFunction(SchemaObject function) {
        String definition = function.attribute("definition").orElse("");
        int body = definition.indexOf("\nAS ");
        return STEADY.matcher(body < 0 ? definition : definition.substring(0, body))
                .find();
    }

    private static boolean isOf(String call, SchemaObject function) {
        String name = function.id().name();
        return name.startsWith(call + "(") || name.contains("." + call + "(");
    }
}

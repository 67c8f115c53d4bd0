package dev.retort.schema.lint;

import dev.retort.sql.SqlName;
import java.util.List;
import java.util.Set;

/** Locks on tables that the statement is not about: what a foreign key refers to, the parent of a partition. */
final class TargetCheck implements Check {
    private static final Set<Form> NEW_KEYS =
            Set.of(Form.CREATE_TABLE_REFERENCES, Form.ADD_COLUMN_REFERENCES, Form.ADD_FOREIGN_KEY_NOT_VALID);

    @Override
    public void look(Scene scene, Report report) {
        List<Touch> touches = Touches.of(scene.operation(), scene.before());
        touches.stream()
                .filter(touch -> NEW_KEYS.contains(touch.form()))
                .map(touch -> touch.relations().get(Role.TARGET))
                .filter(target -> target != null && scene.isInUse(target))
                .distinct()
                .forEach(target -> report.add(
                        scene.statement(),
                        Rule.LOCK_TARGET,
                        "nobody writes to " + target + " from here until the transaction ends",
                        List.of("-- with a lock_timeout, and nothing slow after it in the transaction")));
        touches.stream()
                .map(TargetCheck::other)
                .filter(other -> other != null && scene.isInUse(other))
                .distinct()
                .forEach(other -> report.add(
                        scene.statement(),
                        Rule.LOCK_DROP_TARGET,
                        "nobody reads or writes " + other + " from here until the transaction ends",
                        List.of("-- with a lock_timeout, in a revision of its own")));
    }

    private static @org.jspecify.annotations.Nullable SqlName other(Touch touch) {
        return switch (touch.form()) {
            case DROP_FOREIGN_KEY, DROP_REFERENCING_TABLE -> touch.relations().get(Role.TARGET);
            case DROP_PARTITION -> touch.relations().get(Role.PARENT);
            default -> null;
        };
    }
}

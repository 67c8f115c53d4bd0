package dev.retort.engine;

import dev.retort.revision.Direction;
import dev.retort.revision.Plan;
import dev.retort.revision.Target;
import java.util.Optional;

/** When {@code goto} may go down. */
public enum RollbackPolicy {
    /** Only to a revision that the target names; not because a source's head is older than the database. */
    WHEN_LOWERED("when-lowered"),
    ALWAYS("always"),
    NEVER("never");

    private final String text;

    RollbackPolicy(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }

    /** Why the plan is refused, or empty where it is not. */
    Optional<String> refusal(Plan plan, Target target) {
        if (!plan.goes(Direction.DOWNGRADE) || this == ALWAYS) {
            return Optional.empty();
        }
        String situation = "the database is at " + names(plan.rowsBefore()) + " and the target means "
                + names(plan.rowsAfter()) + ", which would be a rollback; ";
        return switch (this) {
            case NEVER -> Optional.of(situation + "rollbacks are never allowed here (--rollback never)");
            case WHEN_LOWERED ->
                target.namesRevision()
                        ? Optional.empty()
                        : Optional.of(situation + "name the revision as the target to go back on purpose,"
                                + " or allow it with --rollback always");
            case ALWAYS -> Optional.empty();
        };
    }

    private static String names(java.util.List<String> rows) {
        return rows.isEmpty() ? "base" : String.join(", ", rows);
    }
}

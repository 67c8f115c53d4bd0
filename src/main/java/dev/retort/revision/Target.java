package dev.retort.revision;

import java.util.Optional;

/**
 * Where to go, as it is written, with Alembic's forms. What it means on a graph is {@link TargetResolver}'s.
 *
 * <p>A branch is named by a label or by any revision on it; its line is that revision, its ancestors and its descendants.
 *
 * @see TargetParser the grammar
 */
public sealed interface Target {
    /** The only head, of the source or of a branch: {@code head}, {@code billing@head}. */
    record Head(Optional<String> branch) implements Target {}

    /** All heads but those that another one depends on, or all of a branch: {@code heads}, {@code billing@heads}. */
    record Heads(Optional<String> branch) implements Target {}

    /** Nothing applied, or nothing of a branch: {@code base}, {@code billing@base}. */
    record Base(Optional<String> branch) implements Target {}

    /** A revision by its id, a unique beginning of it, or its label, which perhaps has to lie on a branch. */
    record Named(Optional<String> branch, String name) implements Target {}

    /**
     * So many steps from where the database is: {@code +2}, {@code billing@-1}.
     *
     * @param count not zero; below zero goes down
     */
    record Steps(Optional<String> branch, int count) implements Target {}

    /**
     * So many revisions above or below another one: {@code head-1}, {@code billing@1975ea+2}.
     *
     * @param from neither {@link Steps} nor an offset itself
     * @param count not zero
     */
    record Offset(Target from, int count) implements Target {
        @Override
        public Optional<String> branch() {
            return from.branch();
        }
    }

    Optional<String> branch();

    /**
     * Reads an expression.
     *
     * @throws TargetException with {@link TargetException.Code#MALFORMED}
     */
    static Target parse(String text) {
        return TargetParser.parse(text);
    }

    /** Whether the expression names a place itself, rather than whatever the source's newest is. */
    default boolean namesRevision() {
        return switch (this) {
            case Head head -> false;
            case Heads heads -> false;
            case Base base -> true;
            case Named named -> true;
            case Steps steps -> true;
            case Offset offset -> offset.from().namesRevision();
        };
    }

    /** Whether the expression speaks of the whole database rather than of one line of it. */
    default boolean meansEverything() {
        return switch (this) {
            case Head head -> head.branch().isEmpty();
            case Heads heads -> heads.branch().isEmpty();
            case Base base -> base.branch().isEmpty();
            case Named named -> false;
            case Steps steps -> false;
            case Offset offset -> false;
        };
    }

    /** As it would be written, without the branch. */
    default String symbol() {
        return switch (this) {
            case Head head -> "head";
            case Heads heads -> "heads";
            case Base base -> "base";
            case Named named -> named.name();
            case Steps steps -> signed(steps.count());
            case Offset offset -> offset.from().symbol() + signed(offset.count());
        };
    }

    /** As it would be written. */
    default String text() {
        return branch().map(branch -> branch + "@" + symbol()).orElseGet(this::symbol);
    }

    private static String signed(int count) {
        return count < 0 ? String.valueOf(count) : "+" + count;
    }
}

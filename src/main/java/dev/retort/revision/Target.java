package dev.retort.revision;

import dev.retort.revision.TargetException.Code;
import java.util.Set;
import java.util.TreeSet;

/** Where to go, as it is written: {@code head}, {@code heads}, {@code base}, a name, or {@code branch@…}. */
public sealed interface Target {
    /** The only head of the source. */
    record Head() implements Target {}

    /** All heads of the source. */
    record Heads() implements Target {}

    /** Nothing applied. */
    record Base() implements Target {}

    /** A revision by its id, a unique prefix of it, or its label. */
    record Named(String name) implements Target {}

    /** The only head of a branch; the branch is named by a label or by any revision on it. */
    record BranchHead(String branch) implements Target {}

    /** All heads of a branch. */
    record BranchHeads(String branch) implements Target {}

    /** A revision that has to lie on a branch. */
    record OnBranch(String branch, String name) implements Target {}

    /**
     * Reads an expression.
     *
     * @throws TargetException with {@link Code#MALFORMED}
     */
    static Target parse(String text) {
        String[] parts = text.strip().split("@", -1);
        if (parts.length > 2) {
            throw malformed(text, "it has more than one @");
        }
        String last = parts[parts.length - 1];
        if (parts.length == 1) {
            return switch (last) {
                case "head" -> new Head();
                case "heads" -> new Heads();
                case "base" -> new Base();
                default -> new Named(name(text, last));
            };
        }
        String branch = name(text, parts[0]);
        return switch (last) {
            case "head" -> new BranchHead(branch);
            case "heads" -> new BranchHeads(branch);
            default -> new OnBranch(branch, name(text, last));
        };
    }

    private static String name(String text, String name) {
        Identifiers.problem(name).ifPresent(problem -> {
            throw malformed(text, problem);
        });
        return name;
    }

    private static TargetException malformed(String text, String why) {
        return new TargetException(
                Code.MALFORMED,
                "cannot read the target \"" + text + "\": " + why
                        + "; use a revision, head, heads, base, or label@head");
    }

    /** Whether the expression names a revision (or base) itself, rather than whatever the source's newest is. */
    default boolean namesRevision() {
        return switch (this) {
            case Head head -> false;
            case Heads heads -> false;
            case BranchHead head -> false;
            case BranchHeads heads -> false;
            case Base base -> true;
            case Named named -> true;
            case OnBranch named -> true;
        };
    }

    /** Whether the expression speaks of the whole database rather than of one line of it. */
    default boolean meansEverything() {
        return switch (this) {
            case Head head -> true;
            case Heads heads -> true;
            case Base base -> true;
            case BranchHead head -> false;
            case BranchHeads heads -> false;
            case Named named -> false;
            case OnBranch named -> false;
        };
    }

    /**
     * The revisions that the expression stands for; none for base.
     *
     * @param source what the migrations' folder holds: heads are those of the folder
     * @param known what folder and ledger hold together: named revisions may be in the ledger alone
     * @throws TargetException where it means nothing there, or more than one thing
     */
    default Set<String> resolve(RevisionGraph source, RevisionGraph known) {
        return switch (this) {
            case Head() -> only(source.heads(), "the migrations", "heads");
            case Heads() -> source.heads();
            case Base() -> Set.of();
            case Named(var name) -> Set.of(known.resolve(name));
            case BranchHead(var branch) -> only(heads(source, branch), "branch " + branch, branch + "@heads");
            case BranchHeads(var branch) -> heads(source, branch);
            case OnBranch(var branch, var name) -> Set.of(onBranch(known, branch, name));
        };
    }

    private static Set<String> heads(RevisionGraph graph, String branch) {
        Set<String> heads = new TreeSet<>(graph.descendants(Set.of(graph.resolve(branch))));
        heads.retainAll(graph.heads());
        return heads;
    }

    private static String onBranch(RevisionGraph graph, String branch, String name) {
        String root = graph.resolve(branch);
        String id = graph.resolve(name);
        if (!graph.descendants(Set.of(root)).contains(id)
                && !graph.closure(Set.of(root)).contains(id)) {
            throw new TargetException(Code.UNKNOWN_REVISION, "revision " + id + " is not on branch " + branch);
        }
        return id;
    }

    private static Set<String> only(Set<String> heads, String of, String plural) {
        if (heads.size() > 1) {
            throw new TargetException(
                    Code.MULTIPLE_HEADS,
                    of + " have more than one head: " + String.join(", ", heads) + "; name one of them, use " + plural
                            + ", or merge them");
        }
        return heads;
    }
}

package dev.retort.revision;

import dev.retort.revision.Target.Base;
import dev.retort.revision.Target.Steps;
import dev.retort.revision.TargetException.Code;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** How a target is to be reached. Each answers which revisions are applied afterwards. */
public enum Verb {
    /**
     * Up or down, whichever leads there. A target that means everything ({@code head}, {@code heads}, {@code base}) leaves
     * exactly what it stands for; any other brings its own line there and leaves other branches alone, as Alembic's
     * upgrade and downgrade do.
     */
    GOTO {
        @Override
        Set<String> wanted(TargetResolver resolver, Target target, Destination destination) {
            if (!target.meansEverything()) {
                boolean elsewhere = resolver.lineage(target)
                        .filter(line -> !line.isApplied(resolver.applied()))
                        .isPresent();
                return replaced(resolver, destination, elsewhere ? Set.of() : destination.above());
            }
            if (destination.revisions().isEmpty() && !(target instanceof Base)) {
                throw noHead("go to " + target.text(), "go to base to undo everything");
            }
            return resolver.known().closure(destination.revisions());
        }
    },
    /** Only adds. */
    UPGRADE {
        @Override
        Set<String> wanted(TargetResolver resolver, Target target, Destination destination) {
            if (target instanceof Target.Offset && destination.revisions().isEmpty()) {
                throw wrongDirection(target);
            }
            return replaced(resolver, destination, Set.of());
        }
    },
    /** Only takes away: what stands above the destination, which has to be applied itself. */
    DOWNGRADE {
        @Override
        Set<String> wanted(TargetResolver resolver, Target target, Destination destination) {
            Set<String> missing = new TreeSet<>(destination.revisions());
            missing.removeAll(resolver.applied());
            if (!missing.isEmpty()) {
                throw notApplied(target, String.join(", ", missing) + " is not applied");
            }
            resolver.lineage(target).ifPresent(line -> {
                boolean nothingToUndo =
                        target instanceof Base && line.tops(resolver.applied()).isEmpty();
                if (!nothingToUndo && !line.isApplied(resolver.applied())) {
                    throw notApplied(
                            target, "nothing of branch " + target.branch().orElseThrow() + " is applied");
                }
            });
            return replaced(resolver, destination, destination.above());
        }
    },
    /** Says where the target's line is, and runs nothing. */
    STAMP {
        @Override
        Set<String> wanted(TargetResolver resolver, Target target, Destination destination) {
            if ((target instanceof Target.Head || target instanceof Target.Heads)
                    && destination.revisions().isEmpty()) {
                throw noHead("stamp " + target.text(), "stamp base to say that nothing is applied");
            }
            // A branch that shares its lower revisions with another one is taken out without the other.
            Set<String> above = target instanceof Base
                    ? resolver.lineage(target)
                            .map(line -> line.roots(resolver.applied()))
                            .orElse(destination.above())
                    : destination.above();
            return replaced(resolver, destination, above);
        }
    };

    abstract Set<String> wanted(TargetResolver resolver, Target target, Destination destination);

    /** As it is written on the command line. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Set<String> replaced(TargetResolver resolver, Destination destination, Set<String> above) {
        Set<String> wanted = new HashSet<>(resolver.applied());
        wanted.removeAll(resolver.known().dependentsOf(above));
        wanted.addAll(resolver.known().closure(destination.revisions()));
        return wanted;
    }

    /**
     * What a target means for this verb.
     *
     * @throws TargetException where it means nothing here, or lies the other way
     */
    public Destination destination(TargetResolver resolver, Target target) {
        if (target instanceof Steps steps
                && ((this == UPGRADE && steps.count() < 0) || (this == DOWNGRADE && steps.count() > 0))) {
            throw wrongDirection(target);
        }
        return resolver.destination(target);
    }

    TargetException wrongDirection(Target target) {
        return new TargetException(
                Code.WRONG_DIRECTION,
                "cannot " + text() + " to " + target.text() + ", which lies the other way; use '"
                        + (this == UPGRADE ? DOWNGRADE : UPGRADE).text() + "'");
    }

    /** An empty folder is a mistake rather than a wish: a wrong path, a mount that is not there. */
    private static TargetException noHead(String what, String otherwise) {
        return new TargetException(
                Code.NO_HEAD,
                "cannot " + what + ": there are no migrations, so there is no head; give the migrations, or "
                        + otherwise);
    }

    private static TargetException notApplied(Target target, String why) {
        return new TargetException(
                Code.NOT_APPLIED,
                "cannot downgrade to " + target.text() + ": " + why + "; 'retort current' shows what is applied");
    }

    /**
     * The plan of this verb.
     *
     * @throws TargetException where the target means nothing here, or cannot be reached so
     */
    public Plan plan(TargetResolver resolver, Target target) {
        return plan(resolver, target, destination(resolver, target));
    }

    /** The plan of this verb to a destination that is resolved already. */
    public Plan plan(TargetResolver resolver, Target target, Destination destination) {
        return Plan.between(resolver.known(), resolver.applied(), wanted(resolver, target, destination));
    }

    /**
     * Where several stamps at once leave a database.
     *
     * @return the applied set
     * @throws TargetException where one of them means nothing here
     */
    public static Set<String> stamped(TargetResolver resolver, List<Target> targets) {
        Set<String> kept = new HashSet<>(resolver.applied());
        Set<String> named = new HashSet<>();
        for (Target target : targets) {
            Destination destination = resolver.destination(target);
            kept.retainAll(STAMP.wanted(resolver, target, destination));
            named.addAll(resolver.known().closure(destination.revisions()));
        }
        kept.addAll(named);
        return kept;
    }
}

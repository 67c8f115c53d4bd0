package dev.retort.engine;

import dev.retort.schema.ObjectId;
import dev.retort.schema.Schema;
import dev.retort.schema.change.Rename;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The renames of a level, and who says them. */
final class SaidRenames {
    private final List<Said> all = new ArrayList<>();

    /** @param lasting whether whoever says it goes on saying it once it is done */
    private record Said(Rename rename, String who, boolean lasting) {
        String before() {
            return rename.value()
                    .map(value -> rename.object().id() + "." + value)
                    .orElseGet(() -> rename.object().id().toString());
        }

        String after() {
            return rename.value()
                    .map(value -> rename.object().id() + "." + rename.to())
                    .orElseGet(() -> rename.after().toString());
        }
    }

    void add(Rename rename, String who, boolean lasting) {
        if (all.stream().noneMatch(said -> said.rename().equals(rename))) {
            all.add(new Said(rename, who, lasting));
        }
    }

    /** @throws EngineException where one cannot be followed, or two say different things */
    List<Rename> checked(Schema now) {
        all.removeIf(said -> said.before().equals(said.after()));
        for (Said said : all) {
            other(said, it -> it.before().equals(said.before())).ifPresent(other -> {
                throw new EngineException("cannot rename " + said.before() + ": " + said.who() + " and " + other.who()
                        + " both say that they were it; keep one of them");
            });
            other(said, it -> it.after().equals(said.after())).ifPresent(other -> {
                throw new EngineException("cannot rename to " + said.after() + ": " + said.who() + " and " + other.who()
                        + " name two that were it; keep one of them");
            });
            if (isThere(said.rename(), now) && next(said).isEmpty()) {
                throw new EngineException("cannot rename " + said.before() + ", as " + said.who() + " says: "
                        + said.after() + " is there as well; remove "
                        + (said.lasting() ? "the mark, if that was done" : "the flag, if that was done")
                        + ", or drop one of them first");
            }
            if (said.lasting() && isInACircle(said)) {
                throw new EngineException("cannot rename " + said.before() + ", as " + said.who()
                        + " says: names are exchanged, and a mark cannot tell whether that was done; remove the marks and"
                        + " say it once with --renamed OLD=NEW");
            }
        }
        return all.stream().map(Said::rename).toList();
    }

    private Optional<Said> other(Said said, java.util.function.Predicate<Said> like) {
        return all.stream().filter(it -> !it.equals(said)).filter(like).findFirst();
    }

    private static boolean isThere(Rename rename, Schema now) {
        ObjectId after = rename.after();
        return rename.value().isPresent()
                ? now.object(after).map(Values::of).orElse(List.of()).contains(rename.to())
                : now.object(after).isPresent();
    }

    /** What takes another name, so that one can have its. */
    private Optional<Said> next(Said said) {
        return all.stream().filter(it -> it.before().equals(said.after())).findFirst();
    }

    private boolean isInACircle(Said said) {
        Set<String> seen = new HashSet<>();
        Optional<Said> at = next(said);
        while (at.isPresent() && seen.add(at.get().before())) {
            if (at.get().equals(said)) {
                return true;
            }
            at = next(at.get());
        }
        return false;
    }
}

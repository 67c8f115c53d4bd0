package dev.retort.engine;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.Schema;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.change.Rename;
import dev.retort.schema.change.RenameLevel;
import dev.retort.sql.NamePath;
import dev.retort.sql.RenameMark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the objects that marks and flags speak of, level by level: what holds an object has its new name by then. */
final class RenameReader {
    private final List<MarkedObject> marks;
    private final Map<RenameFlag, String> open = new LinkedHashMap<>();
    private final Schema wanted;
    private final RenamedPaths paths = new RenamedPaths();

    RenameReader(List<RenameMark> marks, List<RenameFlag> flags, Schema wanted) {
        MarkedObjects objects = new MarkedObjects(wanted);
        this.marks = marks.stream().map(objects::of).toList();
        this.wanted = wanted;
        flags.forEach(flag -> open.put(flag, "nothing of that name is there"));
    }

    /**
     * The renames of a level.
     *
     * @param now the first side, with what stands above renamed
     * @throws EngineException where a mark or a flag cannot be followed
     */
    List<Rename> at(RenameLevel level, Schema now) {
        SaidRenames said = new SaidRenames();
        for (MarkedObject mark : marks) {
            if (mark.level() == level) {
                before(mark, now).ifPresent(rename -> said.add(rename, mark.place(), true));
            }
        }
        for (RenameFlag flag : List.copyOf(open.keySet())) {
            flagged(flag, level, now).ifPresent(rename -> {
                open.remove(flag);
                said.add(rename, "--renamed " + flag.text(), false);
            });
        }
        List<Rename> renames = said.checked(now);
        renames.forEach(paths::add);
        return renames;
    }

    /** @throws EngineException where a flag speaks of nothing that is there */
    void end() {
        open.forEach((flag, why) -> {
            throw new EngineException("cannot follow --renamed " + flag.text() + ": " + why
                    + "; write it as OLD=NEW, as in public.shop=public.store or public.shop.title=name");
        });
    }

    /** What a mark speaks of; empty where that is there no more. */
    private Optional<Rename> before(MarkedObject mark, Schema now) {
        if (mark.value().isPresent()) {
            return now.object(mark.object().id())
                    .filter(type -> Values.of(type).contains(mark.before().written()))
                    .map(type -> Rename.of(
                            type, mark.before().written(), mark.value().get()));
        }
        NamePath after = path(mark.object());
        // A name alone is that of something beside it; with what holds it, it is as it was before.
        List<String> beside = sibling(mark.before().parts(), after.parts());
        List<String> before = mark.before().parts().size() == 1 ? beside : paths.now(beside);
        return now.all(mark.object().id().kind()).stream()
                .filter(object -> path(object).parts().equals(before))
                .filter(object -> path(object).arguments().equals(after.arguments()))
                .findFirst()
                .map(object -> Rename.of(object, mark.object().id()));
    }

    private Optional<Rename> flagged(RenameFlag flag, RenameLevel level, Schema now) {
        List<String> inPublic = new ArrayList<>(List.of("public"));
        inPublic.addAll(flag.before().parts());
        for (List<String> path : List.of(paths.now(flag.before().parts()), paths.now(inPublic))) {
            for (SchemaObject object : now.objects().values()) {
                if (RenameLevel.of(object) == level && isNamed(object, path, flag.before())) {
                    Optional<Rename> found = renamed(object, flag);
                    if (found.isPresent()) {
                        return found;
                    }
                }
                boolean isType = level == RenameLevel.PART
                        && object.id().kind() == Kind.ENUM
                        && path.size() > 1
                        && path(object).parts().equals(path.subList(0, path.size() - 1));
                if (isType && Values.of(object).contains(flag.before().written())) {
                    return Optional.of(Rename.of(
                            object, flag.before().written(), flag.after().written()));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isNamed(SchemaObject object, List<String> path, NamePath flag) {
        NamePath own = path(object);
        return Rename.isPossible(object.id().kind())
                && own.parts().equals(path)
                && (flag.arguments().isEmpty() || flag.arguments().equals(own.arguments()));
    }

    private Optional<Rename> renamed(SchemaObject object, RenameFlag flag) {
        NamePath own = path(object);
        List<String> after = sibling(flag.after().parts(), own.parts());
        Optional<Rename> found = wanted.all(object.id().kind()).stream()
                .filter(other -> path(other).parts().equals(after))
                .filter(other -> path(other).arguments().equals(own.arguments()))
                .findFirst()
                .map(other -> Rename.of(object, other.id()));
        if (found.isEmpty()) {
            open.put(
                    flag,
                    "there is a " + object.id() + ", but the other side has no "
                            + object.id().kind().text() + " " + String.join(".", after));
        }
        return found;
    }

    /** A name of one part stands where the other object does. */
    private static List<String> sibling(List<String> name, List<String> other) {
        if (name.size() >= other.size()) {
            return name;
        }
        List<String> path = new ArrayList<>(other.subList(0, other.size() - name.size()));
        path.addAll(name);
        return path;
    }

    static NamePath path(SchemaObject object) {
        return path(object.id());
    }

    /** Of no parts where its name is none that a person could write. */
    static NamePath path(ObjectId id) {
        return NamePath.parse(id.name()).orElseGet(() -> new NamePath(List.of(), "", Optional.empty()));
    }
}

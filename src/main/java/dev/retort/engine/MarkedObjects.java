package dev.retort.engine;

import dev.retort.schema.Kind;
import dev.retort.schema.Schema;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.change.Rename;
import dev.retort.sql.NamePath;
import dev.retort.sql.RenameMark;
import dev.retort.sql.SqlName;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds what marks stand above in the schema that their statements have made. */
record MarkedObjects(Schema wanted) {
    private static final Set<Kind> TYPES = EnumSet.of(Kind.ENUM, Kind.COMPOSITE, Kind.RANGE, Kind.BASE_TYPE);
    private static final Set<String> ON_A_TABLE = Set.of("trigger", "policy", "rule");
    private static final Set<Kind> ROUTINES = EnumSet.of(Kind.FUNCTION, Kind.PROCEDURE);
    private static final Set<Kind> OWNERS =
            EnumSet.of(Kind.TABLE, Kind.FOREIGN_TABLE, Kind.COMPOSITE, Kind.ENUM, Kind.DOMAIN);

    /** @throws EngineException where it is no such object, or could be several */
    MarkedObject of(RenameMark mark) {
        NamePath before = NamePath.parse(mark.before())
                .orElseThrow(() -> new EngineException(mark.place() + ": cannot read the mark 'renamed from: "
                        + mark.before() + "': write the old name as SQL does, with quotes where it needs them"));
        return switch (mark.marked()) {
            case RenameMark.Whole whole -> marked(whole(whole, mark), Optional.empty(), before, mark);
            case RenameMark.Column column ->
                marked(part(Kind.COLUMN, column.owner(), column.name(), mark), Optional.empty(), before, mark);
            case RenameMark.Constraint constraint ->
                marked(
                        part(Kind.CONSTRAINT, constraint.owner(), constraint.name(), mark),
                        Optional.empty(),
                        before,
                        mark);
            case RenameMark.Value value ->
                marked(one(owners(value.owner()), mark), Optional.of(value.name()), before, mark);
        };
    }

    private static MarkedObject marked(SchemaObject object, Optional<String> value, NamePath before, RenameMark mark) {
        return new MarkedObject(object, value, before, mark.place());
    }

    private SchemaObject whole(RenameMark.Whole whole, RenameMark mark) {
        Set<Kind> kinds = kinds(whole.kind());
        if (kinds.isEmpty() || kinds.stream().noneMatch(Rename::isPossible)) {
            throw new EngineException(mark.place() + ": cannot rename " + whole.name()
                    + ": PostgreSQL gives no new name to a " + whole.kind() + "; remove the mark");
        }
        boolean onTable = ON_A_TABLE.contains(whole.kind());
        return one(
                found(kinds, object -> {
                    List<String> parts = RenameReader.path(object).parts();
                    return onTable
                            ? parts.size() > 1
                                    && parts.getLast().equals(whole.name().name())
                                    && isNamed(parts.subList(0, parts.size() - 1), whole.table())
                            : isNamed(parts, whole.name());
                }),
                mark);
    }

    private static Set<Kind> kinds(String word) {
        return switch (word) {
            case "table" -> EnumSet.of(Kind.TABLE, Kind.FOREIGN_TABLE);
            case "type" -> TYPES;
            case "routine" -> ROUTINES;
            case "server" -> EnumSet.of(Kind.FOREIGN_SERVER);
            case "statistics" -> EnumSet.of(Kind.STATISTICS);
            default -> {
                Set<Kind> kinds = EnumSet.noneOf(Kind.class);
                Arrays.stream(Kind.values())
                        .filter(kind -> kind.text().equals(word))
                        .forEach(kinds::add);
                yield kinds;
            }
        };
    }

    private SchemaObject part(Kind kind, SqlName owner, String name, RenameMark mark) {
        return one(
                found(EnumSet.of(kind), object -> {
                    List<String> parts = RenameReader.path(object).parts();
                    return parts.size() > 1
                            && parts.getLast().equals(name)
                            && isNamed(parts.subList(0, parts.size() - 1), owner);
                }),
                mark);
    }

    private List<SchemaObject> owners(SqlName name) {
        return found(OWNERS, object -> isNamed(RenameReader.path(object).parts(), name));
    }

    private List<SchemaObject> found(Set<Kind> kinds, Predicate<SchemaObject> is) {
        return wanted.objects().values().stream()
                .filter(object -> kinds.contains(object.id().kind()))
                .filter(is)
                .toList();
    }

    private static boolean isNamed(List<String> parts, SqlName name) {
        return !parts.isEmpty()
                && parts.getLast().equals(name.name())
                && (name.schema().isEmpty()
                        || (parts.size() > 1 && parts.get(parts.size() - 2).equals(name.schema())));
    }

    /** Where a statement names no schema, the usual one. */
    private static SchemaObject one(List<SchemaObject> found, RenameMark mark) {
        if (found.isEmpty()) {
            throw new EngineException(mark.place() + ": cannot follow the mark 'renamed from: " + mark.before()
                    + "': what stands below it is not there once the whole schema is made");
        }
        List<SchemaObject> usual = found.size() == 1
                ? found
                : found.stream()
                        .filter(object -> object.id().name().startsWith("public."))
                        .toList();
        if (usual.size() != 1) {
            throw new EngineException(mark.place() + ": cannot tell what is renamed from " + mark.before()
                    + ": it may be "
                    + String.join(
                            " or ",
                            found.stream().map(object -> object.id().toString()).toList())
                    + "; name its schema, or remove the mark and say --renamed OLD=NEW");
        }
        return usual.getFirst();
    }
}

package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.SchemaObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is made and dropped within something else: the columns of a new table, the index of a constraint, what a partition has from
 * its parent.
 */
final class Folding {
    private final SchemaGraph from;
    private final SchemaGraph to;

    Folding(SchemaGraph from, SchemaGraph to) {
        this.from = from;
        this.to = to;
    }

    /** With what an object comes, of all that is made; empty where it comes without a statement of anybody's. */
    Optional<ObjectId> maker(SchemaObject object, Set<ObjectId> made) {
        ObjectId id = object.id();
        Optional<ObjectId> parent = object.parent();
        return switch (id.kind()) {
            case COLUMN -> parent.filter(made::contains).isPresent() ? parent : columnAlone(object);
            case CONSTRAINT -> {
                boolean isGiven = object.has("inherited")
                        && !object.attribute("inherited").equals(Optional.of("also defined here"))
                        && to.index(object).isEmpty();
                if (isGiven || comesWithItsDomain(object)) {
                    yield Optional.empty();
                }
                yield parent.filter(made::contains).isPresent() && isInline(object) ? parent : Optional.of(id);
            }
            case INDEX -> index(object, made);
            case SEQUENCE -> object.has("identity") ? parent.flatMap(column -> column(column, made)) : Optional.of(id);
            case TRIGGER -> object.has("inherited") ? Optional.empty() : Optional.of(id);
            default -> Optional.of(id);
        };
    }

    /** A domain of another type is made anew where it is, with its checks. */
    private boolean comesWithItsDomain(SchemaObject constraint) {
        return constraint.parent().filter(parent -> parent.kind() == Kind.DOMAIN).flatMap(from::find).stream()
                .anyMatch(before ->
                        Stream.of("type", "collation").anyMatch(name -> before.differsIn(name, to.get(before.id()))));
    }

    /** A column that a view or a parent has is not made by itself. */
    private static Optional<ObjectId> columnAlone(SchemaObject column) {
        boolean ofView = column.parent()
                .filter(parent -> parent.kind() == Kind.VIEW || parent.kind() == Kind.MATERIALIZED_VIEW)
                .isPresent();
        return ofView || column.attribute("inherited").equals(Optional.of("yes"))
                ? Optional.empty()
                : Optional.of(column.id());
    }

    private Optional<ObjectId> column(ObjectId column, Set<ObjectId> made) {
        return made.contains(column) ? maker(to.get(column), made) : Optional.empty();
    }

    private Optional<ObjectId> index(SchemaObject index, Set<ObjectId> made) {
        Optional<SchemaObject> constraint = to.constraint(index);
        if (constraint.isPresent()) {
            return made.contains(constraint.get().id()) ? maker(constraint.get(), made) : Optional.empty();
        }
        return Optional.of(index.id());
    }

    /** With what an object goes, of all that is dropped. */
    Optional<ObjectId> dropper(SchemaObject object, Set<ObjectId> gone) {
        Optional<ObjectId> parent = object.parent();
        if (parent.filter(gone::contains).isPresent()
                && object.id().kind() != Kind.USER_MAPPING
                && !looksAtViewThatGoes(object, gone)) {
            return dropper(from.get(parent.get()), gone);
        }
        return switch (object.id().kind()) {
            case COLUMN -> isKeptBelow(object, gone) ? Optional.of(object.id()) : columnAlone(object);
            case CONSTRAINT ->
                object.attribute("inherited").equals(Optional.of("yes"))
                                && (!staysBehind(object) || Inheritance.isLostWithParent(object, from))
                        ? Optional.empty()
                        : Optional.of(object.id());
            case INDEX -> {
                Optional<SchemaObject> constraint = from.constraint(object);
                if (constraint.isPresent()) {
                    yield gone.contains(constraint.get().id()) ? dropper(constraint.get(), gone) : Optional.empty();
                }
                yield object.has("inherits") && !staysBehind(object) ? Optional.empty() : Optional.of(object.id());
            }
            case SEQUENCE -> {
                if (object.has("identity")) {
                    yield Optional.empty();
                }
                Optional<ObjectId> owner = object.attribute("owned by")
                        .map(name -> new ObjectId(Kind.COLUMN, name))
                        .filter(gone::contains);
                yield owner.isPresent() ? dropper(from.get(owner.get()), gone) : Optional.of(object.id());
            }
            case TRIGGER -> object.has("inherited") ? Optional.empty() : Optional.of(object.id());
            case DEFAULT_PRIVILEGES ->
                object.attribute("schema")
                        .map(name -> new ObjectId(Kind.SCHEMA, name))
                        .filter(gone::contains)
                        .or(() -> Optional.of(object.id()));
            default -> Optional.of(object.id());
        };
    }

    /** Whether a column goes, but for some of the children that have it from there; or is one of the others'. */
    private boolean isKeptBelow(SchemaObject column, Set<ObjectId> gone) {
        Inheritance inherited = new Inheritance(from);
        return isKeptByChildren(column)
                || inherited.above(column).stream()
                        .anyMatch(above -> gone.contains(above.id()) && isKeptBelow(above, gone));
    }

    /** Whether a child has a column from here, and will have it by itself. */
    boolean isKeptByChildren(SchemaObject column) {
        return column.parent().filter(table -> !from.get(table).has("partition key")).stream()
                .flatMap(table -> from.users(table).stream()
                        .filter(child -> child.kind() == Kind.TABLE && to.has(child))
                        .filter(child -> !from.get(child).differsIn("inherits", to.get(child))))
                .map(child -> new ObjectId(Kind.COLUMN, child.name() + "." + column.name()))
                .anyMatch(kept -> from.has(kept)
                        && to.has(kept)
                        && from.get(kept).has("inherited")
                        && !to.get(kept).has("inherited"));
    }

    /** A policy that looks at a view of its own table goes before the view, which goes before the table. */
    private boolean looksAtViewThatGoes(SchemaObject object, Set<ObjectId> gone) {
        return object.id().kind() == Kind.POLICY
                && from.uses(object.id()).stream()
                        .map(used -> from.get(used).parent().orElse(used))
                        .anyMatch(used -> gone.contains(used)
                                && (used.kind() == Kind.VIEW || used.kind() == Kind.MATERIALIZED_VIEW));
    }

    /** Whether a foreign key leads to a table and stays. */
    boolean isReferredTo(ObjectId table) {
        return from.children(table, Kind.COLUMN).stream()
                .flatMap(column -> from.users(column.id()).stream())
                .map(from::get)
                .anyMatch(user -> Circles.referred(user, from).equals(Optional.of(table))
                        && to.find(user.id())
                                .filter(then -> then.content().equals(user.content()))
                                .isPresent());
    }

    private boolean staysBehind(SchemaObject object) {
        return new Inheritance(from).staysBehind(object, to);
    }

    /** Whether a constraint of a new table stands within its brackets. */
    boolean isInline(SchemaObject constraint) {
        boolean ofDomain = constraint
                .parent()
                .filter(parent -> parent.kind() == Kind.DOMAIN)
                .isPresent();
        String text = constraint.attribute("definition").orElse("");
        if (ofDomain) {
            return true;
        }
        return !constraint.has("inherited")
                && !constraint.has("not valid")
                && !text.startsWith("FOREIGN KEY")
                && constraint
                        .parent()
                        .filter(parent -> parent.kind() == Kind.TABLE)
                        .isPresent()
                && to.index(constraint)
                        .filter(index -> index.has("clustered")
                                || index.has("inherits")
                                || IndexDefinition.isOfParentOnly(index)
                                || index.has("replica identity")
                                || index.has("tablespace")
                                || index.has("comment"))
                        .isEmpty()
                && !needsItsTable(constraint);
    }

    /** A column of a new table, without what can only come once the table is there. */
    SchemaObject early(SchemaObject column) {
        return column.has("default") && needsItsTable(column) ? ColumnDefinition.without(column, "default") : column;
    }

    /** Whether something that an object uses uses the object's own table, as a function may that takes its rows. */
    private boolean needsItsTable(SchemaObject object) {
        ObjectId table = object.parent().orElseThrow();
        Deque<ObjectId> next = new ArrayDeque<>();
        Set<ObjectId> seen = new HashSet<>();
        to.uses(object.id()).stream().filter(used -> !to.isWithin(used, table)).forEach(next::add);
        while (!next.isEmpty()) {
            ObjectId at = next.pop();
            if (!seen.add(at)) {
                continue;
            }
            for (ObjectId used : to.uses(at)) {
                boolean owns = at.kind() == Kind.SEQUENCE && used.kind() == Kind.COLUMN;
                if (!owns && to.isWithin(used, table)) {
                    return true;
                }
                if (!owns) {
                    next.push(used);
                }
            }
        }
        return false;
    }
}

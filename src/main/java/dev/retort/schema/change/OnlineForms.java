package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.change.Node.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Statements in forms that lock tables in use no longer than a moment, where there are such forms. */
final class OnlineForms {
    private final SchemaGraph from;
    private final SchemaGraph to;
    private final ChangeSet changes;
    private final Online online;
    private final OnlineIndex indexes;
    private final OnlineConstraint constraints;
    private final OnlineColumn columns;

    OnlineForms(SchemaGraph from, SchemaGraph to, ChangeSet changes, Online online) {
        this.from = from;
        this.to = to;
        this.changes = changes;
        this.online = online;
        this.indexes = new OnlineIndex(from, to, changes);
        this.constraints = new OnlineConstraint(from, to, online);
        this.columns = new OnlineColumn(to, changes, online);
    }

    /** The table, domain or materialized view in use that something is done with. */
    Optional<ObjectId> inUse(Node node) {
        SchemaGraph side = node.phase() == Phase.DROP ? from : to;
        Optional<ObjectId> at = Optional.of(node.id());
        while (at.isPresent() && !isHolder(at.get().kind())) {
            at = side.find(at.get()).flatMap(SchemaObject::parent);
        }
        return at.filter(id -> from.has(id)
                && to.has(id)
                && !changes.gone().contains(id)
                && !changes.made().contains(id)
                && (id.kind() == Kind.DOMAIN || online.spares(id)));
    }

    private static boolean isHolder(Kind kind) {
        return kind == Kind.TABLE || kind == Kind.DOMAIN || kind == Kind.MATERIALIZED_VIEW;
    }

    /** Whether a new one can be built beside an old one of the same name. */
    boolean canStandBeside(ObjectId id) {
        boolean partitioned = to.get(id)
                .parent()
                .filter(table -> from.has(table) && from.get(table).has("partition key"))
                .isPresent();
        return !partitioned
                && switch (id.kind()) {
                    case INDEX ->
                        from.constraint(from.get(id)).isEmpty() && !from.get(id).has("inherits");
                    case CONSTRAINT -> OnlineConstraint.isKey(from.get(id)) && OnlineConstraint.isKey(to.get(id));
                    default -> false;
                };
    }

    /**
     * Whether something has to wait for something else that is done before it. An index, or a constraint, that does not ask for NOT
     * NULL goes and comes without regard to a column that keeps its type.
     */
    boolean waitsFor(Node node, Node first) {
        return !(isColumnWithItsType(first) && readsValues(node, to, Phase.CREATE))
                && !(isColumnWithItsType(node) && !losesNotNull(node) && readsValues(first, from, Phase.DROP));
    }

    private boolean isColumnWithItsType(Node node) {
        return node.phase() == Phase.ALTER
                && node.id().kind() == Kind.COLUMN
                && Stream.of("type", "collation", "generated").noneMatch(altered(node)::changes);
    }

    private boolean losesNotNull(Node column) {
        return altered(column).before().has("not null")
                && !altered(column).after().has("not null");
    }

    private Alter altered(Node node) {
        return Objects.requireNonNull(changes.altered().get(node.id()));
    }

    private static boolean readsValues(Node node, SchemaGraph side, Phase phase) {
        if (node.phase() != phase) {
            return false;
        }
        SchemaObject object = side.get(node.id());
        return switch (node.id().kind()) {
            case INDEX -> !object.has("replica identity");
            case CONSTRAINT ->
                side.index(object)
                                .filter(index -> index.has("replica identity"))
                                .isEmpty()
                        && !object.attribute("definition").orElse("").startsWith("PRIMARY KEY");
            default -> false;
        };
    }

    /**
     * The pieces.
     *
     * @param replaced drops what has the same name, which can stay until the new one is built; nothing where there is none
     */
    List<Piece> of(Work work, List<Statement> replaced) {
        Optional<ObjectId> table = inUse(work.node());
        List<Piece> plain = Piece.plain(work.statements());
        if (table.isEmpty()) {
            return plain;
        }
        List<Piece> pieces = new ArrayList<>(forms(work, replaced));
        if (!pieces.isEmpty() && !pieces.equals(plain)) {
            online.reason(table.get())
                    .ifPresent(why -> pieces.set(0, pieces.getFirst().with(why)));
        }
        return pieces;
    }

    private List<Piece> forms(Work work, List<Statement> replaced) {
        ObjectId id = work.node().id();
        return switch (work.node().phase()) {
            case CREATE ->
                switch (id.kind()) {
                    case INDEX -> indexes.create(to.get(id), work.statements(), replaced);
                    case CONSTRAINT -> constraints.create(to.get(id), work.statements(), replaced);
                    case COLUMN -> columns.create(to.get(id), work.statements());
                    default -> Piece.plain(work.statements());
                };
            case DROP ->
                id.kind() == Kind.INDEX
                        ? indexes.drop(from.get(id), work.statements())
                        : Piece.plain(work.statements());
            case ALTER ->
                switch (id.kind()) {
                    case COLUMN -> columns.alter(altered(work.node()), work.statements());
                    case INDEX -> Piece.anyhow(work.statements());
                    default -> Piece.plain(work.statements());
                };
            case DETACH, ATTACH -> Piece.plain(work.statements());
        };
    }
}

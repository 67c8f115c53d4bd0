package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Indexes built and dropped while their tables are written to. */
final class OnlineIndex {
    static final String BESIDE = "__new";
    /** Starts the remark on what locks a table in use for long. */
    static final String PLAIN = "no form that locks less: ";

    private final SchemaGraph from;
    private final SchemaGraph to;
    private final ChangeSet changes;

    OnlineIndex(SchemaGraph from, SchemaGraph to, ChangeSet changes) {
        this.from = from;
        this.to = to;
        this.changes = changes;
    }

    List<Piece> create(SchemaObject index, List<Statement> plain, List<Statement> replaced) {
        if (index.has("invalid")) {
            return Piece.plain(plain);
        }
        List<String> remarks = plain.getFirst().remarks();
        List<Piece> rest = Piece.anyhow(plain.subList(1, plain.size()));
        boolean isOfParentOnly = plain.getFirst().sql().equals(index.content().get("definition"));
        if (isPartitioned(index) && isOfParentOnly) {
            return Piece.joined(List.of(new Piece(plain.getFirst(), Piece.Turn.OUTSIDE)), rest);
        }
        if (isPartitioned(index)) {
            return ofPartitions(index)
                    .map(pieces -> Piece.joined(withFirst(pieces, remarks), rest))
                    .orElseGet(() -> remarked(plain, "a partition has no index to attach"));
        }
        if (replaced.isEmpty()) {
            return Piece.joined(
                    List.of(Piece.outside(concurrently(index, name(index))).with(remarks)), rest);
        }
        String beside = TemporaryName.of(name(index), BESIDE);
        List<Piece> drop = replaced.stream()
                .map(statement -> new Piece(dropped(statement), Piece.Turn.OUTSIDE))
                .toList();
        String rename = "ALTER INDEX " + inSchema(index, beside) + " RENAME TO " + name(index);
        return Piece.joined(
                List.of(Piece.outside(concurrently(index, beside)).with(remarks)),
                drop,
                List.of(Piece.anyhow(rename)),
                rest);
    }

    private static List<Piece> withFirst(List<Piece> pieces, List<String> remarks) {
        List<Piece> all = new ArrayList<>(pieces);
        all.set(0, all.getFirst().with(remarks));
        return all;
    }

    static List<Piece> remarked(List<Statement> plain, String why) {
        List<Statement> statements = new ArrayList<>(plain);
        statements.set(0, statements.getFirst().with(PLAIN + why));
        return Piece.plain(statements);
    }

    private static String name(SchemaObject index) {
        return Names.last(index.id().name());
    }

    static String inSchema(SchemaObject index, String name) {
        return Names.first(index.id().name()).map(schema -> schema + ".").orElse("") + name;
    }

    /** The statement that builds it, under a name. */
    static String concurrently(SchemaObject index, String name) {
        return build(index, "CONCURRENTLY ", name);
    }

    private static String build(SchemaObject index, String how, String name) {
        String definition = index.attribute("definition").orElseThrow();
        String start = definition.startsWith("CREATE UNIQUE ") ? "CREATE UNIQUE INDEX " : "CREATE INDEX ";
        return start
                + how
                + name
                + definition.substring(start.length() + name(index).length());
    }

    private boolean isPartitioned(SchemaObject index) {
        return to.get(index.parent().orElseThrow()).has("partition key");
    }

    /** First what stands for all, then each partition's, which is attached; a partition that comes later brings its own along. */
    private Optional<List<Piece>> ofPartitions(SchemaObject index) {
        List<Piece> pieces = new ArrayList<>(List.of(Piece.outside(build(index, "", name(index)))));
        for (SchemaObject table : partitions(index)) {
            Optional<SchemaObject> part = to.children(table.id(), Kind.INDEX).stream()
                    .filter(child -> child.attribute("inherits")
                            .equals(Optional.of(index.id().name())))
                    .findFirst();
            if (part.isEmpty()) {
                return Optional.empty();
            }
            if (changes.made().contains(part.get().id())) {
                if (isPartitioned(part.get())) {
                    Optional<List<Piece>> below = ofPartitions(part.get());
                    if (below.isEmpty()) {
                        return below;
                    }
                    pieces.addAll(below.get());
                } else {
                    pieces.add(Piece.outside(concurrently(part.get(), name(part.get()))));
                }
            }
            // One that is there already is attached as what it is: an index that is changed.
            if (!changes.altered().containsKey(part.get().id())) {
                pieces.add(Piece.anyhow("ALTER INDEX " + index.id().name() + " ATTACH PARTITION "
                        + part.get().id().name()));
            }
        }
        return Optional.of(pieces);
    }

    private List<SchemaObject> partitions(SchemaObject index) {
        String table = index.parent().orElseThrow().name();
        return to.all()
                .filter(it -> it.id().kind() == Kind.TABLE
                        && it.has("partition bound")
                        && it.attribute("inherits").equals(Optional.of(table))
                        && !changes.made().contains(it.id()))
                .toList();
    }

    List<Piece> drop(SchemaObject index, List<Statement> plain) {
        if (from.get(index.parent().orElseThrow()).has("partition key")) {
            return remarked(plain, "PostgreSQL drops no index of a partitioned table concurrently");
        }
        return plain.stream()
                .map(statement -> new Piece(dropped(statement), Piece.Turn.OUTSIDE))
                .toList();
    }

    private static Statement dropped(Statement plain) {
        String start = "DROP INDEX ";
        return Statement.of(start + "CONCURRENTLY " + plain.sql().substring(start.length()))
                .with(plain.remarks());
    }
}

package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Columns that are added, or become required, while their tables are used. */
final class OnlineColumn {
    private final SchemaGraph to;
    private final ChangeSet changes;
    private final OnlineNotNull notNulls;

    OnlineColumn(SchemaGraph to, ChangeSet changes, Online online) {
        this.to = to;
        this.changes = changes;
        this.notNulls = new OnlineNotNull(online);
    }

    List<Piece> create(SchemaObject column, List<Statement> plain) {
        Optional<NotNull> notNull = NotNull.of(column).filter(it -> !it.notValid());
        boolean computed = column.has("generated") || column.has("identity");
        if (!computed && isOfDomainWithConstraints(column)) {
            return OnlineIndex.remarked(
                    plain, "PostgreSQL writes a table anew for a column of a domain that has constraints");
        }
        if (computed || (column.has("default") ? Steadiness.isSteady(column, to) : notNull.isEmpty())) {
            return Piece.plain(plain);
        }
        int own = column.has("default") || notNull.isEmpty() ? 1 : 2;
        SchemaObject bare = ColumnDefinition.without(ColumnDefinition.without(column, "default"), "not null");
        String table = "ALTER TABLE " + Names.table(column) + " ";
        List<Piece> pieces = new ArrayList<>();
        pieces.add(Piece.together(table + "ADD COLUMN " + ColumnDefinition.line(bare, to)));
        column.attribute("default")
                .ifPresent(value ->
                        pieces.add(Piece.together(table + "ALTER COLUMN " + column.name() + " SET DEFAULT " + value)));
        pieces.addAll(Piece.together(plain.subList(own, plain.size())));
        if (column.has("default")) {
            pieces.add(
                    Piece.outside(Backfill.loop(column))
                            .with(
                                    "gives the rows that are there a value, some pages at a time: each is an UPDATE, for triggers too"));
        }
        notNull.ifPresent(it -> pieces.addAll(
                column.has("default")
                        ? notNulls.filled(column, it, Piece.Turn.LATER)
                        : notNulls.of(column, it, Piece.Turn.LATER)));
        return pieces;
    }

    /** Of the domain itself, not of an array of it. */
    private boolean isOfDomainWithConstraints(SchemaObject column) {
        return to.uses(column.id()).stream()
                .filter(used ->
                        used.kind() == Kind.DOMAIN && column.attribute("type").equals(Optional.of(used.name())))
                .anyMatch(this::hasConstraints);
    }

    /** Its own, or those of the domain that it is made of. */
    private boolean hasConstraints(ObjectId domain) {
        return to.get(domain).has("not null")
                || !to.children(domain, Kind.CONSTRAINT).isEmpty()
                || to.uses(domain).stream().anyMatch(used -> used.kind() == Kind.DOMAIN && hasConstraints(used));
    }

    /** The column whose NOT NULL a column has from its table's parent, where that is new too. */
    private Optional<SchemaObject> above(SchemaObject column) {
        return column.parent()
                .map(to::get)
                .flatMap(table -> table.attribute("inherits"))
                .map(parent -> new ObjectId(Kind.COLUMN, parent + "." + column.name()))
                .flatMap(id -> Optional.ofNullable(changes.altered().get(id)))
                .filter(OnlineColumn::becomesRequired)
                .map(Alter::after);
    }

    private static boolean becomesRequired(Alter alter) {
        Optional<NotNull> before = NotNull.of(alter.before());
        Optional<NotNull> after = NotNull.of(alter.after());
        return before.isEmpty() && after.filter(it -> !it.notValid()).isPresent();
    }

    private static List<Piece> remarked(List<Statement> plain) {
        return plain.stream().map(OnlineColumn::remarked).toList();
    }

    private static Piece remarked(Statement statement) {
        Piece piece = Piece.plain(statement);
        return statement.sql().startsWith("SELECT ")
                ? piece.with(OnlineIndex.PLAIN
                        + "looks for the largest value while nobody else reads the table; an index makes that short")
                : piece;
    }

    List<Piece> alter(Alter alter, List<Statement> plain) {
        SchemaObject column = alter.after();
        Optional<NotNull> before = NotNull.of(alter.before());
        NotNull after = NotNull.of(column).orElse(new NotNull(Optional.empty(), false, true));
        boolean validates = before.equals(Optional.of(new NotNull(after.name(), after.noInherit(), true)));
        if (after.notValid() || !(before.isEmpty() || validates)) {
            return remarked(plain);
        }
        String start = "ALTER TABLE " + Names.table(column) + " ALTER COLUMN " + column.name();
        String sql = NotNull.alter(alter, start).getLast().sql();
        int at = plain.stream().map(Statement::sql).toList().indexOf(sql);
        if (at < 0) {
            return remarked(plain);
        }
        List<Piece> first = remarked(plain.subList(0, at));
        List<Piece> rest = remarked(plain.subList(at + 1, plain.size()));
        if (validates) {
            return Piece.joined(first, rest, List.of(notNulls.validated(column, after)));
        }
        if (above(column).filter(it -> notNulls.isSame(column, after, it)).isPresent()) {
            return Piece.joined(first, rest);
        }
        List<Piece> required = notNulls.of(column, after, Piece.Turn.TOGETHER);
        boolean becomesIdentity = column.has("identity") && !alter.before().has("identity");
        return becomesIdentity ? Piece.joined(first, required, rest) : Piece.joined(first, rest, required);
    }
}

package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tables, partitioned ones and partitions among them. Columns stand within, and so do constraints that {@link Folding} puts there. */
final class TableDefinition implements Definition {
    private final Folding folding;

    TableDefinition(Folding folding) {
        this.folding = folding;
    }

    @Override
    public List<Statement> create(SchemaObject table, SchemaGraph side) {
        Optional<String> bound = table.attribute("partition bound");
        StringBuilder sql = new StringBuilder("CREATE ");
        table.attribute("unlogged").ifPresent(yes -> sql.append("UNLOGGED "));
        sql.append("TABLE ").append(table.id().name());
        table.attribute(TypedTables.OF).ifPresent(type -> sql.append(" OF ").append(type));
        bound.ifPresent(
                text -> sql.append(" PARTITION OF ").append(table.content().get("inherits")));
        List<String> lines = lines(table, side);
        if (!lines.isEmpty()) {
            sql.append(lines.stream().collect(Collectors.joining(",\n    ", " (\n    ", "\n)")));
        } else if (bound.isEmpty() && !table.has(TypedTables.OF)) {
            sql.append(" ()");
        }
        if (bound.isPresent()) {
            sql.append(' ').append(bound.get());
        } else {
            table.attribute("inherits")
                    .ifPresent(
                            parents -> sql.append(" INHERITS (").append(parents).append(')'));
        }
        table.attribute("partition key")
                .ifPresent(key -> sql.append(" PARTITION BY ").append(key));
        sql.append(AccessMethod.using(table, side));
        parameters(table).ifPresent(list -> sql.append(" WITH ").append(list));
        table.attribute("tablespace")
                .ifPresent(space -> sql.append(" TABLESPACE ").append(space));
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of(sql.toString()));
        side.children(table.id(), Kind.COLUMN)
                .forEach(column ->
                        statements.addAll(ColumnDefinition.afterwards(column, side, !isListed(column, table))));
        statements.addAll(security(table));
        statements.addAll(identity(table));
        return statements;
    }

    private List<String> lines(SchemaObject table, SchemaGraph side) {
        List<String> lines = new ArrayList<>();
        for (SchemaObject column : side.children(table.id(), Kind.COLUMN)) {
            if (!isListed(column, table)) {
                InheritedNotNull.notNullByName(column, table, side).ifPresent(lines::add);
            } else {
                SchemaObject line = column.has("inherited") ? ColumnDefinition.without(column, "identity") : column;
                lines.add(
                        table.has(TypedTables.OF)
                                ? ColumnDefinition.ofType(column)
                                : ColumnDefinition.line(folding.early(line), side));
            }
        }
        lines.removeIf(String::isEmpty);
        for (SchemaObject constraint : side.children(table.id(), Kind.CONSTRAINT)) {
            if (folding.isInline(constraint) || isDemanded(constraint, table)) {
                lines.add("CONSTRAINT " + constraint.name() + " " + ConstraintDefinition.text(constraint, side));
            }
        }
        return lines;
    }

    /** What a parent gives is not listed again. */
    private static boolean isListed(SchemaObject column, SchemaObject table) {
        return !column.has("inherited")
                || !table.has("inherits")
                || (!table.has("partition bound")
                        && column.attribute("inherited").equals(Optional.of("also defined here")));
    }

    /** A check of the parent, which a table has before it becomes a partition. */
    private static boolean isDemanded(SchemaObject constraint, SchemaObject table) {
        return !table.has("inherits")
                && constraint.has("inherited")
                && constraint.attribute("definition").orElse("").startsWith("CHECK");
    }

    private static Optional<String> parameters(SchemaObject table) {
        List<String> lines = new ArrayList<>();
        table.attribute("storage parameters").ifPresent(own -> own.lines().forEach(lines::add));
        table.attribute("toast storage parameters")
                .ifPresent(toast -> toast.lines().forEach(line -> lines.add("toast." + line)));
        return lines.isEmpty() ? Optional.empty() : Optional.of(Names.parameters(String.join("\n", lines)));
    }

    private static List<Statement> security(SchemaObject table) {
        List<Statement> statements = new ArrayList<>();
        if (table.has("row level security")) {
            statements.add(alter(table, "ENABLE ROW LEVEL SECURITY"));
        }
        if (table.has("row level security forced")) {
            statements.add(alter(table, "FORCE ROW LEVEL SECURITY"));
        }
        return statements;
    }

    /** Where it is an index, that sets it. */
    private static List<Statement> identity(SchemaObject table) {
        Optional<String> identity = table.attribute("replica identity");
        return identity.isPresent() && !identity.get().startsWith("index ")
                ? List.of(alter(table, "REPLICA IDENTITY " + Names.word(identity.get())))
                : List.of();
    }

    private static Statement alter(SchemaObject table, String what) {
        return Statement.of("ALTER TABLE " + table.id().name() + " " + what);
    }

    @Override
    public List<Statement> drop(SchemaObject table, SchemaGraph side) {
        List<Statement> statements = new ArrayList<>();
        table.attribute("inherits")
                .filter(parent ->
                        table.has("partition bound") && folding.isReferredTo(new ObjectId(Kind.TABLE, parent)))
                .ifPresent(parent -> statements.add(Statement.of("ALTER TABLE " + parent + " DETACH PARTITION "
                        + table.id().name())));
        statements.add(Statement.of("DROP TABLE " + table.id().name())
                .with("data loss: the rows of " + table.id().name() + " go with it"));
        return statements;
    }

    @Override
    public Effect effect(Alter alter) {
        return alter.changes("partition key") || !AccessMethod.canChange(alter) ? Effect.ANEW : Effect.IN_PLACE;
    }

    @Override
    public List<Statement> alter(Alter alter) {
        List<Statement> statements = new ArrayList<>(parents(alter));
        SchemaObject table = alter.after();
        if (alter.changes(TypedTables.OF)) {
            statements.add(alter(
                    table, alter.now(TypedTables.OF).map(type -> "OF " + type).orElse("NOT OF")));
        }
        statements.addAll(AccessMethod.alter(alter));
        if (alter.changes("unlogged")) {
            statements.add(alter(table, table.has("unlogged") ? "SET UNLOGGED" : "SET LOGGED")
                    .with("rewrites the whole table while nobody can read it"));
        }
        if (alter.changes("tablespace")) {
            statements.add(
                    alter(table, "SET TABLESPACE " + alter.now("tablespace").orElse("pg_default"))
                            .with("moves the whole table while nobody can read it"));
        }
        statements.addAll(Parameters.alter("ALTER TABLE " + alter.name(), alter, "storage parameters", ""));
        statements.addAll(Parameters.alter("ALTER TABLE " + alter.name(), alter, "toast storage parameters", "toast."));
        if (alter.changes("row level security")) {
            statements.add(
                    alter(table, (table.has("row level security") ? "ENABLE" : "DISABLE") + " ROW LEVEL SECURITY"));
        }
        if (alter.changes("row level security forced")) {
            statements.add(
                    alter(table, (table.has("row level security forced") ? "" : "NO ") + "FORCE ROW LEVEL SECURITY"));
        }
        if (alter.changes("replica identity")) {
            statements.addAll(
                    table.has("replica identity")
                            ? identity(table)
                            : List.of(alter(table, "REPLICA IDENTITY DEFAULT")));
        }
        return statements;
    }

    static List<Statement> parents(Alter alter) {
        if (!alter.changes("inherits") && !alter.changes("partition bound")) {
            return List.of();
        }
        List<Statement> statements = new ArrayList<>();
        SchemaObject before = alter.before();
        SchemaObject after = alter.after();
        Set<String> old = parents(before);
        Set<String> now = parents(after);
        boolean sameWay = before.has("partition bound") == after.has("partition bound");
        for (String parent : old) {
            if (before.has("partition bound")) {
                statements.add(Statement.of("ALTER TABLE " + parent + " DETACH PARTITION " + alter.name()));
            } else if (!sameWay || !now.contains(parent)) {
                statements.add(alter(after, "NO INHERIT " + parent));
            }
        }
        for (String parent : now) {
            if (after.has("partition bound")) {
                Statement attach = Statement.of("ALTER TABLE " + parent + " ATTACH PARTITION " + alter.name() + " "
                        + after.content().get("partition bound"));
                statements.add(
                        alter.isOnOneSide() ? attach : attach.with("reads the whole table, whose rows have to fit"));
            } else if (!sameWay || !old.contains(parent)) {
                statements.add(alter(after, "INHERIT " + parent));
            }
        }
        return statements;
    }

    private static Set<String> parents(SchemaObject table) {
        return table.attribute("inherits")
                .<Set<String>>map(list -> new TreeSet<>(Names.list(list)))
                .orElse(Set.of());
    }
}

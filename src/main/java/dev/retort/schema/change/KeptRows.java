package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Rows of tables that have to be made anew, as one that becomes partitioned: they are put aside before, and written back after. */
final class KeptRows {
    private static final String ASIDE = "__rows";

    private final SchemaGraph from;
    private final SchemaGraph to;
    private final Set<ObjectId> gone;
    private final Set<ObjectId> made;
    /** Where the rows of a table go that has some. */
    private final SortedMap<ObjectId, ObjectId> targets = new TreeMap<>();

    KeptRows(SchemaGraph from, SchemaGraph to, Set<ObjectId> gone, Set<ObjectId> made) {
        this.from = from;
        this.to = to;
        this.gone = gone;
        this.made = made;
        gone.stream()
                .filter(id -> id.kind() == Kind.TABLE && !from.get(id).has("partition key"))
                .forEach(id -> target(id)
                        .filter(target -> !columns(id, target).isEmpty())
                        .ifPresent(target -> targets.put(id, target)));
    }

    private boolean isAnew(ObjectId table) {
        return gone.contains(table) && made.contains(table);
    }

    private Optional<ObjectId> target(ObjectId table) {
        List<ObjectId> above = above(table, from);
        Optional<ObjectId> target = Stream.concat(
                        Stream.of(table), above.stream().takeWhile(gone::contains))
                .filter(made::contains)
                .findFirst();
        // Its parent finds the partition for each.
        return target.map(own -> above(own, to).stream()
                .takeWhile(parent -> isAnew(parent) && above.contains(parent))
                .reduce(own, (first, last) -> last));
    }

    /** The tables that a partition belongs to, the nearest first. */
    private static List<ObjectId> above(ObjectId partition, SchemaGraph side) {
        List<ObjectId> above = new ArrayList<>();
        for (Optional<SchemaObject> at = side.find(partition); at.isPresent(); ) {
            at = at.filter(table -> table.has("partition bound"))
                    .flatMap(table -> table.attribute("inherits"))
                    .flatMap(parent -> side.find(new ObjectId(Kind.TABLE, parent)));
            at.ifPresent(parent -> above.add(parent.id()));
        }
        return above;
    }

    /** Those of a table that the target has as well, by their types there, in their order. */
    private Map<SchemaObject, SchemaObject> columns(ObjectId table, ObjectId target) {
        Map<SchemaObject, SchemaObject> columns = new LinkedHashMap<>();
        for (SchemaObject column : from.children(table, Kind.COLUMN)) {
            to.find(new ObjectId(Kind.COLUMN, target.name() + "." + column.name()))
                    .filter(now -> !now.has("generated"))
                    .ifPresent(now -> columns.put(column, now));
        }
        return columns;
    }

    /** The tables whose rows are put aside. */
    Set<ObjectId> tables() {
        return targets.keySet();
    }

    /** The tables that rows are written back to. */
    Set<ObjectId> targets() {
        return Set.copyOf(targets.values());
    }

    /** Whether no row is lost with a table. */
    boolean keeps(ObjectId table) {
        List<ObjectId> partitions = from.users(table).stream()
                .filter(user -> user.kind() == Kind.TABLE && from.get(user).has("partition bound"))
                .toList();
        return targets.containsKey(table)
                || (from.get(table).has("partition key") && partitions.stream().allMatch(this::keeps));
    }

    /** Puts a table's rows aside, if it is one whose rows are kept. */
    Optional<Statement> aside(ObjectId table) {
        return Optional.ofNullable(targets.get(table)).map(target -> {
            List<String> columns = columns(table, target).keySet().stream()
                    .map(column -> column.name() + (isOwnType(column) ? textCast(column) + " AS " + column.name() : ""))
                    .toList();
            return Statement.of("CREATE TABLE " + place(table, target) + " AS SELECT " + String.join(", ", columns)
                            + " FROM " + table.name())
                    .with("copies all rows of " + table.name() + ", which is made anew; nobody reads it until they are"
                            + " written back")
                    .with(elsewhere(table.name(), "are written back below"));
        });
    }

    /** The comment by which the archive knows that nothing is lost: {@link dev.retort.sql.Script#rowsElsewhere}. */
    private static String elsewhere(String table, String why) {
        return "archive: none of " + table + " because its rows " + why;
    }

    /** A type of one's own may be another one by the time the rows are written back. */
    private static boolean isOwnType(SchemaObject column) {
        return Names.first(type(column)).isPresent();
    }

    private static String textCast(SchemaObject column) {
        return type(column).endsWith("[]") ? "::text[]" : "::text";
    }

    private static String type(SchemaObject column) {
        return String.valueOf(column.content().get("type"));
    }

    private static String place(ObjectId table, ObjectId target) {
        return Names.first(target.name()).orElseThrow() + "." + TemporaryName.of(Names.last(table.name()), ASIDE);
    }

    /** Writes all rows back that a table gets. */
    List<Statement> back(ObjectId target) {
        List<Statement> statements = new ArrayList<>();
        targets.forEach((table, its) -> {
            if (its.equals(target)) {
                statements.add(insert(table, target));
                statements.add(Statement.of("DROP TABLE " + place(table, target))
                        .with(elsewhere(place(table, target), "have been written back")));
            }
        });
        if (!statements.isEmpty()) {
            for (SchemaObject column : to.children(target, Kind.COLUMN)) {
                to.identity(column)
                        .filter(sequence -> from.has(column.id()))
                        .ifPresent(sequence -> statements.add(SequenceDefinition.goOn(sequence, column)));
            }
        }
        return statements;
    }

    private Statement insert(ObjectId table, ObjectId target) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        columns(table, target).forEach((before, now) -> {
            names.add(now.name());
            String type = isOwnType(before) ? textCast(before).substring(2) : type(before);
            values.add(now.name() + ColumnConversion.cast(type, type(now)));
        });
        boolean isIdentity = to.children(target, Kind.COLUMN).stream().anyMatch(column -> column.has("identity"));
        String overriding = isIdentity ? " OVERRIDING SYSTEM VALUE" : "";
        Statement insert = Statement.of("INSERT INTO " + target.name() + " (" + String.join(", ", names) + ")"
                + overriding + " SELECT " + String.join(", ", values) + " FROM " + place(table, target));
        Statement fitting = to.get(target).has("partition key")
                ? insert.with("fails where a row of " + table.name() + " has no partition to go to")
                : insert;
        return fitting.with(to.children(target, Kind.COLUMN).stream()
                .filter(column -> !names.contains(column.name()) && isDemanded(column))
                .map(column -> "fails where " + table.name() + " has rows: " + column.name() + " needs a value")
                .toList());
    }

    private static boolean isDemanded(SchemaObject column) {
        return column.has("not null")
                && Stream.of("default", "generated", "identity").noneMatch(column::has);
    }
}

package dev.retort.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What sets two schemas apart, by identity, then by content.
 *
 * @param missing what only the first has, without what goes with a parent that is missing too
 * @param extra what only the second has, likewise
 * @param changed what both have, with other content
 */
public record Difference(List<SchemaObject> missing, List<SchemaObject> extra, List<Change> changed) {
    /** An object that both have. */
    public record Change(SchemaObject before, SchemaObject after) {
        /** The attributes that differ. */
        public List<String> attributes() {
            return List.copyOf(before.differences(after));
        }
    }

    public Difference {
        missing = List.copyOf(missing);
        extra = List.copyOf(extra);
        changed = List.copyOf(changed);
    }

    /** Compares, but for the order of columns, which no SQL can restore once a column was dropped. */
    public static Difference between(Schema first, Schema second) {
        Pairing pairing = Pairing.of(first, second);
        return new Difference(
                withParent(pairing.onlyFirst(), second),
                withParent(pairing.onlySecond(), first),
                pairing.changed().stream()
                        .filter(change -> !change.attributes().equals(List.of(Relations.COLUMN_ORDER)))
                        .toList());
    }

    /** Tables whose columns stand in another order, and are else the same ones. */
    public static List<ObjectId> reordered(Schema first, Schema second) {
        return Pairing.of(first, second).changed().stream()
                .filter(change -> change.before().id().kind() == Kind.TABLE
                        && change.attributes().contains(Relations.COLUMN_ORDER)
                        && columns(change.before()).equals(columns(change.after())))
                .map(change -> change.before().id())
                .toList();
    }

    private static Set<String> columns(SchemaObject table) {
        return Set.of(table.attribute(Relations.COLUMN_ORDER).orElse("").split(", "));
    }

    private static List<SchemaObject> withParent(List<SchemaObject> objects, Schema other) {
        return objects.stream()
                .filter(object -> object.parent().isEmpty()
                        || other.objects().containsKey(object.parent().get()))
                .toList();
    }

    public boolean isEmpty() {
        return missing.isEmpty() && extra.isEmpty() && changed.isEmpty();
    }

    /** For people: an object a line, {@code -} what only the first has, {@code +} what only the second has. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        missing.forEach(object -> lines.add("- " + object.id()));
        extra.forEach(object -> lines.add("+ " + object.id()));
        for (Change change : changed) {
            lines.add("~ " + change.before().id());
            for (String name : change.attributes()) {
                if (!name.equals(Relations.COLUMN_ORDER)) {
                    lines.addAll(AttributeText.lines(
                            name,
                            change.before().attribute(name),
                            change.after().attribute(name)));
                }
            }
        }
        return lines;
    }
}

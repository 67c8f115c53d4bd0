package dev.retort.schema;

import dev.retort.schema.Difference.Change;
import java.util.ArrayList;
import java.util.List;

/**
 * Two schemas side by side, as far as they are not the same.
 *
 * @param onlyFirst what only the first has
 * @param onlySecond what only the second has
 * @param changed what both have, with other content
 */
public record Pairing(List<SchemaObject> onlyFirst, List<SchemaObject> onlySecond, List<Change> changed) {
    public Pairing {
        onlyFirst = List.copyOf(onlyFirst);
        onlySecond = List.copyOf(onlySecond);
        changed = List.copyOf(changed);
    }

    /** Both are in the same order, so that one walk along them finds it all. */
    public static Pairing of(Schema first, Schema second) {
        List<SchemaObject> before = List.copyOf(first.objects().values());
        List<SchemaObject> after = List.copyOf(second.objects().values());
        List<SchemaObject> onlyFirst = new ArrayList<>();
        List<SchemaObject> onlySecond = new ArrayList<>();
        List<Change> changed = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() && j < after.size()) {
            int order = before.get(i).id().compareTo(after.get(j).id());
            if (order < 0) {
                onlyFirst.add(before.get(i++));
            } else if (order > 0) {
                onlySecond.add(after.get(j++));
            } else {
                Change pair = new Change(before.get(i++), after.get(j++));
                if (!pair.before().content().equals(pair.after().content())
                        && !pair.before().differences(pair.after()).isEmpty()) {
                    changed.add(pair);
                }
            }
        }
        onlyFirst.addAll(before.subList(i, before.size()));
        onlySecond.addAll(after.subList(j, after.size()));
        return new Pairing(onlyFirst, onlySecond, changed);
    }

    public boolean isEmpty() {
        return onlyFirst.isEmpty() && onlySecond.isEmpty() && changed.isEmpty();
    }
}

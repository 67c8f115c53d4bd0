package dev.retort.database.archive;

import dev.retort.database.archive.Item.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which kept rows (alias {@code k}) were written since in the table that they came from, and so do not come back. */
final class Stale {
    private Stale() {}

    /** The condition; empty where nobody can tell. */
    static Optional<String> condition(Item item, Relation target) {
        return item.kind() == Kind.ROWS
                ? born(item, target)
                : Match.byNames(item, target)
                        .map(match -> "EXISTS (SELECT FROM " + match.from() + " WHERE " + match.condition() + " AND "
                                + written(item, target) + ")");
    }

    /** What holds where a row (alias {@code t}) has other values now than those that were left in it. */
    static String written(Item item, Relation target) {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < item.columns().size(); i++) {
            int left = i + 1;
            // A column that is not there was dropped by the same step: nobody can have written it.
            target.named(item.columns().get(i))
                    .ifPresent(
                            column -> differences.add("t." + column.quoted() + "::text IS DISTINCT FROM k.l" + left));
        }
        return differences.isEmpty() ? "false" : "(" + String.join(" OR ", differences) + ")";
    }

    /** A row that was deleted, and is there again under the same key. */
    private static Optional<String> born(Item item, Relation target) {
        List<String> same = new ArrayList<>();
        for (String name : item.key()) {
            int at = item.columns().indexOf(name);
            target.named(name)
                    .filter(column -> at >= 0)
                    .ifPresent(column -> same.add("t." + column.quoted() + "::text = k.v" + (at + 1) + "::text"));
        }
        if (item.key().isEmpty()) {
            return Optional.of("false");
        }
        return same.size() == item.key().size()
                ? Optional.of("EXISTS (SELECT FROM " + target.quoted() + " t WHERE " + String.join(" AND ", same) + ")")
                : Optional.empty();
    }
}

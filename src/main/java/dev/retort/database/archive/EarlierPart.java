package dev.retort.database.archive;

import dev.retort.database.Session;
import dev.retort.database.archive.Item.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an earlier run has kept, which was cut off within the script that this one goes on with. A value counts as written since
 * where it is not what the step leaves in the end, so that what is kept of values has to be looked after until then.
 *
 * @param items whose keeping is done
 * @param left values of which it is not
 */
record EarlierPart(List<Item> items, List<Left> left) {
    static final EarlierPart NONE = new EarlierPart(List.of(), List.of());

    /**
     * Finds it, and what others wrote while nobody ran, which stays theirs.
     *
     * @param lastItem number of the last item before the step
     */
    static EarlierPart find(Session session, Shelf shelf, Items all, Draft draft, long lastItem, Snapshot now)
            throws SQLException {
        List<Item> items = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        for (Item item : all.ofHalfDone(draft.revision(), draft.direction().text(), lastItem)) {
            Optional<Left> open = item.kind() == Kind.VALUES ? left(item, draft.start()) : Optional.empty();
            if (open.isPresent()) {
                open.get().markWritten(session, shelf, now);
                left.add(open.get());
            } else {
                items.add(item);
            }
        }
        return new EarlierPart(items, left);
    }

    private static Optional<Left> left(Item item, Snapshot start) {
        return start.named(item.schema(), item.table())
                .map(relation -> new Left(
                        item, relation.oid(), numbers(relation, item.key()), numbers(relation, item.columns())));
    }

    private static List<Integer> numbers(Relation relation, List<String> names) {
        return names.stream()
                .flatMap(name -> relation.named(name).stream())
                .map(Column::number)
                .toList();
    }
}

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

    static EarlierPart find(Session session, Shelf shelf, Items all, Draft draft) throws SQLException {
        List<Item> items = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        for (Item item : all.ofHalfDone(draft.revision(), draft.direction().text())) {
            Optional<Relation> relation = draft.start().named(item.schema(), item.table());
            Optional<Left> open =
                    item.kind() == Kind.VALUES ? relation.flatMap(found -> left(item, found)) : Optional.empty();
            if (open.isPresent()) {
                markWritten(session, shelf, item, relation.orElseThrow());
                left.add(open.get());
            } else {
                items.add(item);
            }
        }
        return new EarlierPart(items, left);
    }

    /** Empty where a column has gone, or has another name: then nobody can tell which one it was. */
    private static Optional<Left> left(Item item, Relation relation) {
        List<Integer> key = numbers(relation, item.key());
        List<Integer> columns = numbers(relation, item.columns());
        boolean found = key.size() == item.key().size()
                && columns.size() == item.columns().size();
        return found ? Optional.of(new Left(item, relation.oid(), key, columns)) : Optional.empty();
    }

    private static List<Integer> numbers(Relation relation, List<String> names) {
        return names.stream()
                .flatMap(name -> relation.named(name).stream())
                .map(Column::number)
                .toList();
    }

    /** What others wrote while nobody ran stays theirs. */
    private static void markWritten(Session session, Shelf shelf, Item item, Relation relation) throws SQLException {
        Optional<String> written = Stale.condition(item, relation);
        if (written.isPresent()) {
            session.update("UPDATE " + shelf.kept(item.id()) + " k SET stale = true WHERE " + written.get());
        }
    }
}

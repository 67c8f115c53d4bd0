package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.change.Node.Phase;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Puts what is around the columns of a type before and after that type is changed, since they are converted then: there is nothing that
 * is done with the columns themselves.
 */
record TypeOrder(SchemaGraph from, SchemaGraph to, Carriers carriers) {
    void apply(Order order, Set<ObjectId> altered) {
        new TypedTables(from, to).order(order, id -> Stream.of(
                        carriers.dropper(id), carriers.maker(id), Optional.of(new Node(Phase.ALTER, id)))
                .flatMap(Optional::stream));
        for (ObjectId type : altered) {
            if (!Following.TYPES.contains(type.kind())) {
                continue;
            }
            Node change = new Node(Phase.ALTER, type);
            around(type, from).forEach(id -> carriers.dropper(id).ifPresent(drop -> order.rule(drop, change)));
            around(type, to).forEach(id -> carriers.maker(id).ifPresent(make -> order.rule(change, make)));
            // What is of another type then takes no part.
            from.users(type).stream()
                    .filter(user -> !to.uses(user).contains(type))
                    .forEach(user -> order.rule(new Node(Phase.ALTER, user), change));
        }
    }

    /** What uses the columns of a type, and of those that are made of it. */
    private static Stream<ObjectId> around(ObjectId type, SchemaGraph side) {
        Set<ObjectId> all = new HashSet<>();
        side.users(type).forEach(user -> {
            if (user.kind() == Kind.COLUMN) {
                all.addAll(side.users(user));
            } else if (Rebuild.isMadeOf(user, type, side)) {
                around(user, side).forEach(all::add);
            }
        });
        return all.stream();
    }
}

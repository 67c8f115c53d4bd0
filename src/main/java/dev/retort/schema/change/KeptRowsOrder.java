package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.change.Node.Phase;
import java.util.List;
import java.util.stream.Stream;

/** When rows are put aside, and when they are written back: before anything that would act upon them. */
final class KeptRowsOrder {
    private final SchemaGraph to;
    private final KeptRows kept;
    private final Carriers carriers;

    KeptRowsOrder(SchemaGraph to, KeptRows kept, Carriers carriers) {
        this.to = to;
        this.kept = kept;
        this.carriers = carriers;
    }

    void apply(Order order) {
        for (ObjectId table : kept.tables()) {
            carriers.dropper(table).ifPresent(drop -> order.rule(new Node(Phase.DETACH, table), drop));
        }
        for (ObjectId table : kept.targets()) {
            Node back = new Node(Phase.ATTACH, table);
            carriers.maker(table).ifPresent(make -> order.rule(make, back));
            partitions(table).forEach(partition -> {
                for (Phase phase : List.of(Phase.ALTER, Phase.CREATE, Phase.ATTACH)) {
                    order.rule(new Node(phase, partition), back);
                }
                before(partition, back, order);
            });
            before(table, back, order);
        }
    }

    private Stream<ObjectId> partitions(ObjectId table) {
        return to.users(table).stream()
                .filter(user -> user.kind() == Kind.TABLE && to.get(user).has("partition bound"))
                .flatMap(partition -> Stream.concat(Stream.of(partition), partitions(partition)));
    }

    private void before(ObjectId table, Node back, Order order) {
        List<ObjectId> columns =
                to.children(table, Kind.COLUMN).stream().map(SchemaObject::id).toList();
        Stream.concat(Stream.of(table), columns.stream())
                .flatMap(used -> to.users(used).stream())
                .filter(this::acts)
                .forEach(user -> {
                    carriers.maker(user)
                            .filter(make -> user.kind() != Kind.SEQUENCE)
                            .ifPresent(make -> order.rule(back, make));
                    order.rule(back, new Node(Phase.ATTACH, user));
                });
    }

    private boolean acts(ObjectId user) {
        return switch (user.kind()) {
            case TRIGGER, RULE, POLICY, VIEW, MATERIALIZED_VIEW, SEQUENCE -> true;
            case CONSTRAINT -> to.get(user).attribute("definition").orElse("").startsWith("FOREIGN KEY");
            default -> false;
        };
    }
}

package dev.retort.schema.change;

import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Subscriptions. Their connections are not read, since they may have secrets, nor are their other parameters, which not everybody may
 * read on each version. Nothing here connects to where they are published, but for taking the slot away with them.
 */
final class SubscriptionDefinition implements Definition {
    @Override
    public List<Statement> create(SchemaObject subscription, SchemaGraph side) {
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of("CREATE " + Names.address(subscription) + " CONNECTION '' PUBLICATION "
                        + publications(subscription) + " WITH (connect = false, " + slot(subscription) + ")")
                .with(Backfill.MARK + "give it its connection, and the parameters that it has else, which are not read")
                .with("has to be enabled, with its slot there, before " + refresh(subscription)
                        + " shows it its tables"));
        if (subscription.has("enabled")) {
            statements.add(Statement.of("ALTER " + Names.address(subscription) + " ENABLE"));
        }
        return statements;
    }

    private static String publications(SchemaObject subscription) {
        return subscription.attribute("publications").orElse("").replace("\n", ", ");
    }

    private static String slot(SchemaObject subscription) {
        return "slot_name = "
                + subscription.attribute("slot").map(Names::literal).orElse("NONE");
    }

    private static String refresh(SchemaObject subscription) {
        return "ALTER " + Names.address(subscription) + " REFRESH PUBLICATION";
    }

    @Override
    public List<Statement> drop(SchemaObject subscription, SchemaGraph side) {
        List<String> remarks = subscription.has("slot")
                ? List.of("connects to where it is published to drop its slot there, and fails where it cannot")
                : List.of();
        return List.of(new Statement("DROP " + Names.address(subscription), remarks, true));
    }

    @Override
    public Effect effect(Alter alter) {
        return Effect.IN_PLACE;
    }

    @Override
    public List<Statement> alter(Alter alter) {
        SchemaObject subscription = alter.after();
        String start = "ALTER " + Names.address(subscription);
        List<Statement> statements = new ArrayList<>();
        // One without a slot is not enabled.
        if (alter.changes("enabled") && !subscription.has("enabled")) {
            statements.add(Statement.of(start + " DISABLE"));
        }
        if (alter.changes("publications")) {
            statements.add(
                    Statement.of(start + " SET PUBLICATION " + publications(subscription) + " WITH (refresh = false)")
                            .with("sees other tables only after " + refresh(subscription)));
        }
        if (alter.changes("slot")) {
            statements.add(Statement.of(start + " SET (" + slot(subscription) + ")")
                    .with("makes and drops no slot where it is published"));
        }
        if (alter.changes("enabled") && subscription.has("enabled")) {
            statements.add(Statement.of(start + " ENABLE"));
        }
        return statements;
    }
}

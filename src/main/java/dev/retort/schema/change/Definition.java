package dev.retort.schema.change;

import dev.retort.schema.SchemaObject;
import java.util.List;

/** How objects of a kind are made, changed and dropped. Comment, owner and rights are the same for all kinds, and not its matter. */
interface Definition {
    /** What changing an object means for it, and for those that use it. */
    enum Effect {
        /** It is changed, and nobody notices. */
        IN_PLACE,
        /** It is changed, but those that use it have to go for the time. */
        DISTURBS,
        /** It is dropped and made anew, and so are those that use it. */
        ANEW
    }

    /**
     * Makes an object with all that goes along with it.
     *
     * @param side where it is
     */
    List<Statement> create(SchemaObject object, SchemaGraph side);

    default List<Statement> drop(SchemaObject object, SchemaGraph side) {
        return List.of(Statement.of("DROP " + Names.address(object)));
    }

    default Effect effect(Alter alter) {
        return Effect.ANEW;
    }

    /** Changes an object: whatever {@link #effect} does not call {@code ANEW}. */
    default List<Statement> alter(Alter alter) {
        return List.of();
    }
}

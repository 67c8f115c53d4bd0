package dev.retort.sql;

import java.util.Optional;

/** What a walk through a script meets, in the order of the text. */
interface ScriptVisitor {
    /** A comment, of either kind. */
    default void comment(Token comment) {}

    /**
     * A statement from its first token to its semicolon or the end of the text.
     *
     * @param copy the data that belongs to it
     */
    default void statement(int start, int end, Optional<CopyBlock> copy) {}

    /** Something that is no SQL. The walk goes on behind it unless the visitor throws. */
    default void fault(Fault fault) {}
}

package dev.retort.database;

import dev.retort.sql.ConcurrentDetach;
import dev.retort.sql.ConcurrentReindex;
import dev.retort.sql.ServerObject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the catalog tells of a statement that runs outside a transaction: before it begins, and after nobody heard of it. */
interface Evidence {
    enum Verdict {
        DONE,
        /** It can run again: what it had left is removed. */
        NOT_DONE,
        UNKNOWN
    }

    /** The rule for a statement, where there is one. */
    static Optional<Evidence> of(Session session, String text) {
        return ConcurrentReindex.of(text)
                .<Evidence>map(reindex -> new ReindexEvidence(session, reindex))
                .or(() -> ConcurrentDetach.of(text).map(detach -> new DetachEvidence(session, detach)))
                .or(() -> ServerObject.of(text).map(object -> new ServerObjectEvidence(session, object)));
    }

    /** What is there, to be kept in the statement's mark. */
    List<String> read() throws SQLException;

    /** Whether it took effect; mends what it left half built.
     *
     * @param before what was there before it began
     * @param notes is told what was found and done, to follow the statement's place
     */
    Verdict weigh(List<String> before, Consumer<String> notes) throws SQLException;

    /** Whether it may leave something although it failed by itself, so that its mark has to stay. */
    boolean leavesSomething();

    /** What a person has to look for, where the verdict is unknown. */
    String lookAt();
}

package dev.retort.schema.lint;

import dev.retort.sql.Alteration;
import dev.retort.sql.Operation;
import dev.retort.sql.SqlName;
import dev.retort.sql.SqlStatement;
import java.util.List;
import java.util.Optional;

/**
 * A statement with all that the checks may want to know.
 *
 * @param before what the scripts before this statement have said
 * @param after what they will have said at the end of its script
 * @param progress how far its script has come before it
 */
record Scene(
        SqlStatement statement,
        Operation operation,
        Effect effect,
        Sketch before,
        Sketch after,
        ScriptProgress progress,
        LintSettings settings) {
    /** Whether others may use a table: not one that the script makes or drops itself. */
    boolean isInUse(SqlName relation) {
        return !progress.isOwn(relation);
    }

    /** The ALTER TABLE that it is, of a table in use. */
    Optional<Operation.AlterTable> alterOfTableInUse() {
        return operation instanceof Operation.AlterTable alter && isInUse(alter.table())
                ? Optional.of(alter)
                : Optional.empty();
    }

    /** The actions of one kind. */
    static <T extends Alteration> List<T> actions(Operation.AlterTable alter, Class<T> kind) {
        return alter.alterations().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** What the script does after this statement. */
    List<Operation> later() {
        return progress.later(statement);
    }
}

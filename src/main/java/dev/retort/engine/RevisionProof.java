package dev.retort.engine;

import dev.retort.database.ConnectionSettings;
import dev.retort.schema.Difference;
import dev.retort.schema.Schema;
import dev.retort.source.Source;
import dev.retort.sql.ScriptException;
import java.util.List;

/**
 * Runs generated revisions up and back as any run does.
 *
 * @param database has the schema that they start from, and is at the heads of the source
 */
record RevisionProof(SideReader reader, Source source, ConnectionSettings database) {
    /** @throws UnprovedException unless up leads to the one schema, and down back to the other */
    void run(List<Generated.File> files, Schema from, Schema to) {
        Source with = source;
        for (Generated.File file : files) {
            with = with.with("the new revision", file.revision().text(file.sections()));
        }
        try {
            reader.run(with, database, files.getLast().revision().id());
            compare(to, reader.schema(database), "the way up leads elsewhere than to the model");
            for (Generated.File file : files.reversed()) {
                reader.undo(with, database, file.revision().id());
            }
        } catch (EngineException | ScriptException e) {
            throw new UnprovedException("the scripts do not run", List.of(String.valueOf(e.getMessage())));
        }
        compare(from, reader.schema(database), "the way back leads elsewhere than to where it began");
    }

    /** @throws UnprovedException unless they are the same */
    static void compare(Schema wanted, Schema found, String what) {
        Difference difference = Difference.between(wanted, found);
        if (!difference.isEmpty()) {
            throw new UnprovedException(
                    what + " (- should be there, + should not, ~ is otherwise)", difference.lines());
        }
    }
}

package dev.retort.cli;

import dev.retort.database.DatabaseUrl;
import dev.retort.engine.Side;
import dev.retort.model.Model;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a word on the command line stands for: {@code model}, {@code database}, {@code revision:REV}, a URL, or else a path.
 *
 * @param folder against which paths are read
 * @param model what the configuration names
 */
record SideParser(Path folder, SourceOption source, DatabaseOptions database, Supplier<Side> model) {
    static final String FORMS =
            "a file or folder of DDL, postgresql://…, database (the one that --url names), revision:REV"
                    + " (what the migrations make up to there; head, heads and base too) or model (what retort.toml names)";

    private static final String REVISION = "revision:";

    Side parse(String text) {
        if (text.equals("model")) {
            return model.get();
        }
        if (text.equals("database")) {
            return new Side.Live(database.place().settings());
        }
        if (text.startsWith(REVISION)) {
            return new Side.Replayed(source.read(), text.substring(REVISION.length()));
        }
        if (text.matches("(?:jdbc:)?postgres(?:ql)?://.*")) {
            return new Side.Live(DatabaseUrl.parse(text, System.getenv()));
        }
        return new Side.Wanted(new Model.Files(List.of(folder.resolve(text))));
    }
}

package dev.retort.cli;

import dev.retort.engine.Adoption;
import dev.retort.engine.Scratch;
import dev.retort.schema.Difference;
import dev.retort.source.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What commands that build schemas need of the process around them.
 *
 * @param folder the working folder
 * @param random of the names of scratch databases
 * @param configuration read when it is first needed
 */
record Surroundings(
        Console console,
        Path folder,
        Map<String, String> environment,
        RandomGenerator random,
        Supplier<Configuration> configuration) {
    SideParser sides(SourceOption source, DatabaseOptions database) {
        return new SideParser(
                folder, source, database, () -> configuration.get().model().side());
    }

    Scratch scratch(ScratchOptions options, OutputOption output) {
        return options.scratch(environment, random, text -> note(output, text));
    }

    /** What a person is told on the way. */
    void note(OutputOption output, String text) {
        if (!output.isJson()) {
            console.progress("note: " + text);
        }
    }

    /** How what migrations make and a database differ. */
    Difference difference(
            Source source,
            List<String> targets,
            DatabaseOptions database,
            ScratchOptions scratchOptions,
            OutputOption output) {
        try (Scratch scratch = scratch(scratchOptions, output)) {
            return new Adoption(database::place, scratch)
                    .difference(source, targets, database.place().settings());
        }
    }
}

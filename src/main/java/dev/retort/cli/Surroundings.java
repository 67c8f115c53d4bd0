package dev.retort.cli;

import dev.retort.engine.Scratch;
import java.nio.file.Path;
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
}

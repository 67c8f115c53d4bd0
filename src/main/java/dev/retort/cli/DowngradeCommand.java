package dev.retort.cli;

import dev.retort.revision.Verb;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Command;

@Command(
        name = "downgrade",
        description = "Undo everything above the target, by the scripts stored when it was applied.")
final class DowngradeCommand extends RunCommand {
    DowngradeCommand(Console console, int width, RandomGenerator random) {
        super(console, width, random);
    }

    @Override
    Verb verb() {
        return Verb.DOWNGRADE;
    }
}

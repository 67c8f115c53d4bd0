package dev.retort.cli;

import dev.retort.revision.Verb;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Command;

@Command(name = "upgrade", description = "Apply what the target requires; never takes anything away.")
final class UpgradeCommand extends RunCommand {
    UpgradeCommand(Console console, int width, RandomGenerator random) {
        super(console, width, random);
    }

    @Override
    Verb verb() {
        return Verb.UPGRADE;
    }
}

package dev.retort.cli;

import dev.retort.revision.Verb;
import picocli.CommandLine.Command;

@Command(name = "upgrade", description = "Apply what the target requires; never takes anything away.")
final class UpgradeCommand extends RunCommand {
    UpgradeCommand(Console console, int width) {
        super(console, width);
    }

    @Override
    Verb verb() {
        return Verb.UPGRADE;
    }
}

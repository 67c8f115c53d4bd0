package dev.retort.cli;

import dev.retort.revision.Verb;
import picocli.CommandLine.Command;

@Command(
        name = "downgrade",
        description = "Undo everything above the target, by the scripts stored when it was applied.")
final class DowngradeCommand extends RunCommand {
    DowngradeCommand(Console console, int width) {
        super(console, width);
    }

    @Override
    Verb verb() {
        return Verb.DOWNGRADE;
    }
}

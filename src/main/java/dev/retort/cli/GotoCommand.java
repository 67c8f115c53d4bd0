package dev.retort.cli;

import dev.retort.engine.RollbackPolicy;
import dev.retort.revision.Verb;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "goto", description = "Bring the database to a target: up or down, whichever leads there.")
final class GotoCommand extends RunCommand {
    @Option(
            names = "--rollback",
            defaultValue = "when-lowered",
            paramLabel = "WHEN",
            description =
                    "when to go down: when-lowered, only to a revision that is named (the default); always; never")
    RollbackPolicy rollback = RollbackPolicy.WHEN_LOWERED;

    GotoCommand(Console console, int width, RandomGenerator random) {
        super(console, width, random);
    }

    @Override
    Verb verb() {
        return Verb.GOTO;
    }

    @Override
    RollbackPolicy policy() {
        return rollback;
    }
}

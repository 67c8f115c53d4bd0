package dev.retort.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "archive",
        description = "What steps destroyed and the database keeps: archive list, show, restore and drop.")
final class ArchiveCommand implements Runnable {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "archive does what? There is 'retort archive list', 'show ID', 'restore ID' and 'drop'");
    }
}

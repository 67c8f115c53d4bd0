package dev.retort.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "show", description = "Show all that is known of a revision.")
final class ShowCommand extends ListCommand {
    @Mixin
    PlaceParameter place = new PlaceParameter();

    ShowCommand(Console console) {
        super(console);
        verbose = true;
    }

    @Override
    Listing list() {
        verbose = true;
        return place.list(source.read());
    }
}

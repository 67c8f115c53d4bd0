package dev.retort.cli;

import dev.retort.revision.Revision;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "edit", description = "Open a migration in the editor that VISUAL or EDITOR names.")
final class EditCommand implements Callable<Integer> {
    @Mixin
    PlaceParameter place = new PlaceParameter();

    @Mixin
    SourceOption source = new SourceOption();

    private final Console console;
    private final Map<String, String> environment;

    EditCommand(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Revision> revisions = place.list(source.read()).revisions();
        if (revisions.isEmpty()) {
            throw new UsageException("there is nothing to edit at " + place.revision
                    + ": no revision stands there; 'retort history' lists what there is");
        }
        for (Revision revision : revisions) {
            String file = source.path(revision);
            console.progress("editing " + file);
            int exitCode = edit(file);
            if (exitCode != 0) {
                throw new UsageException(
                        "the editor ended with exit code " + exitCode + "; " + file + " is as the editor left it");
            }
        }
        return 0;
    }

    private int edit(String file) throws IOException, InterruptedException {
        String editor = Stream.of("VISUAL", "EDITOR")
                .flatMap(name -> Optional.ofNullable(environment.get(name)).stream())
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElseGet(this::terminalEditor);
        // The variable holds a command with its arguments, as other programs take it; the file is no part of the
        // command.
        return new ProcessBuilder("sh", "-c", editor + " \"$1\"", "sh", file)
                .inheritIO()
                .start()
                .waitFor();
    }

    private String terminalEditor() {
        if (!console.isTerminal()) {
            throw new UsageException("there is no terminal to edit in, and neither VISUAL nor EDITOR names an editor");
        }
        return "vi";
    }
}

package dev.retort.cli;

import dev.retort.source.FolderTemplate;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list_templates", description = "List what 'init --template' can lay out.")
final class ListTemplatesCommand implements Callable<Integer> {
    private record Template(String name, String description) {}

    @Mixin
    OutputOption output = new OutputOption();

    private final Console console;

    ListTemplatesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (output.isJson()) {
            console.json(Arrays.stream(FolderTemplate.values())
                    .map(template -> new Template(template.text(), template.description()))
                    .toList());
        } else {
            for (FolderTemplate template : FolderTemplate.values()) {
                console.line(String.format("%-12s%s", template.text(), template.description()));
            }
        }
        return 0;
    }
}

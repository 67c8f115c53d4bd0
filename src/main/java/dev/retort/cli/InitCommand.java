package dev.retort.cli;

import dev.retort.source.FolderTemplate;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "init", description = "Begin a folder of migrations, and a retort.toml that names it.")
final class InitCommand implements Callable<Integer> {
    private record Begun(String template, List<String> files) {}

    @Parameters(
            arity = "0..1",
            defaultValue = "migrations",
            paramLabel = "DIR",
            description = "default: ${DEFAULT-VALUE}")
    Path directory = Path.of("migrations");

    @Option(
            names = {"-t", "--template"},
            defaultValue = "generic",
            paramLabel = "NAME",
            description = "generic (the default), multidb or kubernetes; list_templates says what each is for")
    String template = "generic";

    @Mixin
    OutputOption output = new OutputOption();

    private final Console console;
    private final Path workingFolder;

    InitCommand(Console console, Path workingFolder) {
        this.console = console;
        this.workingFolder = workingFolder;
    }

    @Override
    public Integer call() {
        String folder = directory.toString().replace('\\', '/');
        if (folder.matches(".*[\"\\p{Cntrl}].*")) {
            throw new UsageException("a folder of migrations cannot have a quote or a control character in its name");
        }
        List<String> written = FolderTemplate.named(template).layOut(workingFolder, folder).stream()
                .map(Path::toString)
                .toList();
        if (output.isJson()) {
            console.json(new Begun(template, written));
            return 0;
        }
        written.forEach(file -> console.line("made " + file));
        console.line("write the first migration with: retort revision -m \"create account\"");
        return 0;
    }
}

package dev.retort.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import picocli.CommandLine;

/** The commands by their names, in the order in which the help lists them. */
final class Commands {
    /** The one that looks at all the others. */
    private static final String COMPLETION = "completion";

    private record Entry(String name, Supplier<CommandLine> command) {}

    private final List<Entry> all = new ArrayList<>();

    /** @param width of the terminal, in columns */
    Commands(Surroundings surroundings, int width) {
        Console console = surroundings.console();
        Path folder = surroundings.folder();
        Map<String, String> environment = surroundings.environment();
        RandomGenerator random = surroundings.random();
        Supplier<FileWriter> writer = () -> new FileWriter(console, Clock.systemUTC(), random);
        add("goto", () -> new CommandLine(new GotoCommand(console, width, random)));
        add("upgrade", () -> new CommandLine(new UpgradeCommand(console, width, random)));
        add("downgrade", () -> new CommandLine(new DowngradeCommand(console, width, random)));
        add("plan", () -> new CommandLine(new PlanCommand(console)));
        add("verify", () -> new CommandLine(new VerifyCommand(console, folder, environment)));
        add("lint", () -> new CommandLine(new LintCommand(console, folder)));
        add("diff", () -> new CommandLine(new DiffCommand(surroundings)));
        add("check", () -> new CommandLine(new CheckCommand(surroundings)));
        add("stamp", () -> new CommandLine(new StampCommand(surroundings)));
        add("adopt", () -> new CommandLine(new AdoptCommand(surroundings)));
        add("resolve", () -> new CommandLine(new ResolveCommand(console)));
        add("repair", () -> new CommandLine(new RepairCommand(console)));
        add("current", () -> new CommandLine(new CurrentCommand(console)));
        add("history", () -> new CommandLine(new HistoryCommand(console)));
        add("heads", () -> new CommandLine(new HeadsCommand(console)));
        add("branches", () -> new CommandLine(new BranchesCommand(console)));
        add("show", () -> new CommandLine(new ShowCommand(console)));
        add("edit", () -> new CommandLine(new EditCommand(console, environment)));
        add("init", () -> new CommandLine(new InitCommand(console, folder)));
        add("list_templates", () -> new CommandLine(new ListTemplatesCommand(console)));
        add("revision", () -> new CommandLine(new RevisionCommand(writer.get(), surroundings)));
        add("merge", () -> new CommandLine(new MergeCommand(writer.get())));
        add("ensure_version", () -> new CommandLine(new EnsureVersionCommand(console)));
        add("import", () -> new CommandLine(new ImportCommand())
                .addSubcommand(new ImportAlembicCommand(console, folder, environment, random)));
        add("archive", () -> new CommandLine(new ArchiveCommand())
                .addSubcommand(new ArchiveListCommand(console))
                .addSubcommand(new ArchiveShowCommand(console))
                .addSubcommand(new ArchiveRestoreCommand(console))
                .addSubcommand(new ArchiveDropCommand(console)));
        add(COMPLETION, () -> new CommandLine(new CompletionCommand(console)));
    }

    private void add(String name, Supplier<CommandLine> command) {
        all.add(new Entry(name, command));
    }

    /**
     * The command that the first word names, without the others, which picocli would describe by reflection while a Job
     * waits; all of them where it names none, or one that needs them.
     */
    List<CommandLine> named(String... words) {
        Optional<Entry> one = all.stream()
                .filter(entry -> words.length > 0 && entry.name().equals(words[0]))
                .filter(entry -> !entry.name().equals(COMPLETION))
                .findFirst();
        return one.map(List::of).orElse(all).stream()
                .map(entry -> entry.command().get())
                .toList();
    }
}

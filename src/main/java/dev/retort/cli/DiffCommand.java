package dev.retort.cli;

import dev.retort.engine.Comparison;
import dev.retort.engine.Comparison.Compared;
import dev.retort.engine.Scratch;
import dev.retort.engine.ScriptText;
import dev.retort.schema.change.ChangePlan;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "diff",
        description = "Print the SQL that leads from one schema to another. Nothing is changed anywhere.")
final class DiffCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FROM", description = SideParser.FORMS)
    String from = "";

    @Parameters(index = "1", paramLabel = "TO", description = "likewise")
    String to = "";

    @Option(names = "--summary", description = "list the objects that differ, and how, instead of the SQL")
    boolean summary;

    @Option(names = "--exit-code", description = "end with exit code 1 where there is a difference")
    boolean exitCode;

    @Option(
            names = "--online",
            description =
                    "statements that lock no table for as long as it is big, where there are such: indexes concurrently,"
                            + " constraints validated later")
    boolean online;

    @Mixin
    RenameOptions renames = new RenameOptions();

    @Mixin
    ScratchOptions scratchOptions = new ScratchOptions();

    @Mixin
    SourceOption source = new SourceOption();

    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    @Mixin
    OutputOption output = new OutputOption();

    private final Surroundings surroundings;

    DiffCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        SideParser sides = surroundings.sides(source, database);
        try (Scratch scratch = surroundings.scratch(scratchOptions, output)) {
            Comparison comparison = new Comparison(database::place, scratch);
            Compared compared = comparison.between(sides.parse(from), sides.parse(to), renames.told(surroundings));
            compared.notes().forEach(text -> surroundings.note(output, text));
            return tell(compared, () -> online ? comparison.onlinePlan(compared) : compared.plan());
        }
    }

    private int tell(Compared compared, Supplier<ChangePlan> way) {
        Console console = surroundings.console();
        List<String> lines = compared.lines();
        ChangePlan plan = summary && !output.isJson() ? new ChangePlan(List.of(), List.of()) : way.get();
        if (output.isJson()) {
            console.json(DiffText.told(lines, plan));
        } else if (summary) {
            lines.forEach(console::line);
        } else {
            console.script(online ? ScriptText.ofParts(plan.parts()) : ScriptText.of(plan.statements()));
        }
        if (!plan.refused().isEmpty()) {
            if (!output.isJson()) {
                console.error(DiffText.refused(plan.refused()));
            }
            return 1;
        }
        return exitCode && !lines.isEmpty() ? 1 : 0;
    }
}

package dev.retort.cli;

import dev.retort.engine.Inspection;
import dev.retort.revision.Plan;
import dev.retort.revision.Step;
import dev.retort.revision.Verb;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "plan", description = "Show what a run would do, and do nothing; needs only rights to read.")
final class PlanCommand implements Callable<Integer> {
    private record PlannedStep(String direction, String revision) {}

    private record Planned(List<PlannedStep> steps, List<String> rowsBefore, List<String> rowsAfter) {}

    @Parameters(paramLabel = "TARGET", description = "as for goto")
    String target = "";

    @Option(
            names = "--verb",
            defaultValue = "GOTO",
            paramLabel = "VERB",
            description = "goto (the default), upgrade or downgrade")
    Verb verb = Verb.GOTO;

    @Option(
            names = "--from",
            paramLabel = "ROW,ROW",
            description = "plan from these rows instead of a database's; empty for none")
    @Nullable
    String from;

    @Mixin
    SourceOption source = new SourceOption();

    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    @Mixin
    OutputOption output = new OutputOption();

    private final Console console;

    PlanCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Plan plan = from == null
                ? new Inspection(database.place(), source.read()).plan(verb, target)
                : Inspection.plan(source.read(), verb, target, rows(from));
        if (output.isJson()) {
            console.json(new Planned(
                    plan.steps().stream()
                            .map(step -> new PlannedStep(
                                    step.direction().text(), step.revision().id()))
                            .toList(),
                    plan.rowsBefore(),
                    plan.rowsAfter()));
            return 0;
        }
        console.line(
                plan.isEmpty()
                        ? "nothing to do: " + Reports.names(plan.rowsBefore())
                        : Reports.names(plan.rowsBefore()) + " -> " + Reports.names(plan.rowsAfter()));
        for (Step step : plan.steps()) {
            console.line(String.format(
                    "  %-9s %s  %s",
                    step.direction().text(),
                    step.revision().id(),
                    step.revision().message()));
        }
        return 0;
    }

    private static List<String> rows(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(row -> !row.isEmpty())
                .toList();
    }
}

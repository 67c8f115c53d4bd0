package dev.retort.cli;

import dev.retort.engine.AppliedState;
import dev.retort.engine.Inspection;
import dev.retort.engine.Outlook;
import dev.retort.revision.Plan;
import dev.retort.revision.Verb;
import dev.retort.source.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "plan", description = "Show what a run would do, and do nothing; needs only rights to read.")
final class PlanCommand implements Callable<Integer> {
    private record Planned(List<PlannedStep> steps, List<String> rowsBefore, List<String> rowsAfter) {}

    @Parameters(arity = "1..*", paramLabel = "TARGET", description = "as for goto; several with --verb stamp alone")
    List<String> targets = new ArrayList<>();

    @Option(
            names = "--verb",
            defaultValue = "GOTO",
            paramLabel = "VERB",
            description = "goto (the default), upgrade, downgrade or stamp")
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
    LossOptions losses = new LossOptions();

    @Mixin
    OutputOption output = new OutputOption();

    private final Console console;

    PlanCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (verb == Verb.STAMP) {
            print(stamped());
            return 0;
        }
        if (targets.size() > 1) {
            throw new UsageException("only --verb stamp takes more than one target; plan them one after the other");
        }
        Outlook outlook = from == null
                ? new Inspection(database.place(), source.read()).outlook(verb, targets.getFirst(), losses.policy())
                : new Outlook(Inspection.plan(source.read(), verb, targets.getFirst(), rows(from)), List.of());
        Plan plan = outlook.plan();
        List<PlannedStep> steps = new ArrayList<>();
        for (int i = 0; i < plan.steps().size(); i++) {
            steps.add(PlannedStep.of(
                    plan.steps().get(i),
                    outlook.steps().isEmpty()
                            ? Optional.empty()
                            : Optional.of(outlook.steps().get(i))));
        }
        print(new Planned(steps, plan.rowsBefore(), plan.rowsAfter()));
        if (!output.isJson()) {
            for (int i = 0; i < steps.size(); i++) {
                console.line("  " + steps.get(i).line(plan.steps().get(i)));
                steps.get(i).details().forEach(line -> console.line("              " + line));
            }
        }
        return 0;
    }

    private Planned stamped() {
        Source migrations = source.read();
        if (from != null) {
            List<String> before =
                    List.copyOf(migrations.graph().maximal(migrations.graph().applied(rows(from))));
            return new Planned(List.of(), before, Inspection.stamped(migrations, targets, rows(from)));
        }
        Inspection inspection = new Inspection(database.place(), migrations);
        AppliedState state = inspection.state();
        return new Planned(List.of(), state.rows(), inspection.stamped(targets));
    }

    private void print(Planned planned) {
        boolean moves = !planned.rowsBefore().equals(planned.rowsAfter());
        console.result(
                output,
                moves
                        ? Reports.names(planned.rowsBefore()) + " -> " + Reports.names(planned.rowsAfter())
                        : "nothing to do: " + Reports.names(planned.rowsBefore()),
                planned);
    }

    private static List<String> rows(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(row -> !row.isEmpty())
                .toList();
    }
}

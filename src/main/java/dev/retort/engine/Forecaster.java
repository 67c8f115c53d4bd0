package dev.retort.engine;

import dev.retort.database.StepWork;
import dev.retort.database.archive.Archive;
import dev.retort.database.archive.DataLoss;
import dev.retort.database.archive.Expected;
import dev.retort.database.archive.Expected.Verdict;
import dev.retort.database.archive.Item;
import dev.retort.database.archive.Returning;
import dev.retort.revision.Direction;
import dev.retort.revision.Step;
import dev.retort.sql.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells what the steps of a plan would destroy and put back, before the first of them runs. */
final class Forecaster {
    private final Archive archive;
    private final LossPolicy losses;

    Forecaster(Archive archive, LossPolicy losses) {
        this.archive = archive;
        this.losses = losses;
    }

    List<StepForecast> all(List<StepWork> plan) {
        return all(plan, true);
    }

    /** @param even whether what is allowed to go is told as well */
    private List<StepForecast> all(List<StepWork> plan, boolean even) {
        List<Item> waiting = archive.waiting();
        return plan.stream().map(work -> one(work, waiting, even)).toList();
    }

    private StepForecast one(StepWork work, List<Item> waiting, boolean even) {
        Step step = work.step();
        String revision = step.revision().id();
        List<Returning> returns = waiting.stream().anyMatch(item -> item.comesBackWith(revision, step.direction()))
                ? archive.returning(revision, step.direction())
                : List.of();
        DataLoss dataLoss = losses.of(step.direction());
        List<Expected> destroys =
                even || dataLoss != DataLoss.ALLOW ? destroyed(step.direction(), work.script()) : List.of();
        return new StepForecast(step, dataLoss, destroys, returns);
    }

    private List<Expected> destroyed(Direction direction, Script script) {
        if (!script.parse().destroys()) {
            return List.of();
        }
        List<Expected> expected = archive.expected(script, losses.never());
        // What an upgrade drops and is not there yet was made by an upgrade before it: nobody has written to it.
        return direction == Direction.DOWNGRADE
                ? expected
                : expected.stream()
                        .filter(each -> each.verdict() != Verdict.UNTOLD)
                        .toList();
    }

    /** Why the plan is refused before anything runs, where that is certain. */
    Optional<String> refusal(List<StepWork> plan) {
        List<StepForecast> refused =
                all(plan.stream()
                                .filter(work -> losses.of(work.step().direction()) == DataLoss.REFUSE)
                                .toList())
                        .stream()
                        .filter(forecast -> forecast.destroys().stream().anyMatch(Forecaster::isCertain))
                        .toList();
        return refused.isEmpty()
                ? Optional.empty()
                : Optional.of("it would destroy data, which --data-loss refuse forbids: "
                        + refused.stream().map(Forecaster::told).collect(Collectors.joining("; "))
                        + ". --data-loss archive keeps it for the way back. Nothing was changed");
    }

    private static boolean isCertain(Expected expected) {
        return expected.certain() && expected.rows().orElse(0) > 0;
    }

    private static String told(StepForecast forecast) {
        return forecast.step().direction().text() + " of revision "
                + forecast.step().revision().id() + " "
                + forecast.destroys().stream()
                        .filter(Forecaster::isCertain)
                        .map(each -> each.what() + " (" + each.rows().orElse(0)
                                + (each.rows().orElse(0) == 1 ? " row)" : " rows)"))
                        .collect(Collectors.joining(", "));
    }

    /** What a person should know before the run: whatever a way back would not simply bring back. */
    List<String> warnings(List<StepWork> plan) {
        List<String> warnings = new ArrayList<>();
        for (StepForecast forecast : all(plan, false)) {
            String revision = forecast.step().revision().id();
            if (forecast.dataLoss() == DataLoss.ARCHIVE) {
                forecast.destroys().stream()
                        .filter(each -> each.verdict() != Verdict.LOSSLESS)
                        .forEach(each -> warnings.add("revision " + revision + " " + each.what() + ": " + each.why()));
            }
            for (Returning returning : forecast.returns()) {
                returning
                        .rules()
                        .forEach(rule -> warnings.add("revision " + revision + " puts back "
                                + returning.item().text() + ", of whose rows " + rule));
            }
        }
        return warnings;
    }
}

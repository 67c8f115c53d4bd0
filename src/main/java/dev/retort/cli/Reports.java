package dev.retort.cli;

import dev.retort.engine.RunResult;
import dev.retort.report.Outcome;
import dev.retort.report.Report;
import dev.retort.revision.Direction;
import dev.retort.revision.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the result of a run into its report. */
final class Reports {
    private Reports() {}

    static Report of(RunResult result, @Nullable Long connectedAfterMillis, long sqlMillis) {
        RunResult.State state = result.state();
        return new Report(
                outcome(result),
                message(result),
                state.targets(),
                state.rows(),
                direction(state.plan()),
                state.stepsDone(),
                state.plan().steps().size(),
                result instanceof RunResult.Failed failed ? StatementText.error(failed) : null,
                state.notes(),
                connectedAfterMillis,
                sqlMillis);
    }

    static Report of(Failure failure, @Nullable Long connectedAfterMillis, long sqlMillis) {
        return new Report(
                failure.outcome(),
                failure.message(),
                null,
                null,
                null,
                0,
                0,
                null,
                List.of(),
                connectedAfterMillis,
                sqlMillis);
    }

    static Outcome outcome(RunResult result) {
        return switch (result) {
            case RunResult.Done done -> Outcome.DONE;
            case RunResult.Refused refused -> Outcome.REFUSED;
            case RunResult.Stopped stopped -> Failure.of(stopped.cause()).outcome();
            case RunResult.Failed failed -> failed.cause().mayPass() ? Outcome.UNAVAILABLE : Outcome.FAILED;
        };
    }

    static String message(RunResult result) {
        return switch (result) {
            case RunResult.Done done -> done(done.state());
            case RunResult.Refused refused -> refused.reason();
            case RunResult.Stopped stopped -> stopped(stopped);
            case RunResult.Failed failed -> StatementText.message(failed);
        };
    }

    private static String stopped(RunResult.Stopped stopped) {
        return stopped.step().direction().text() + " of revision "
                + stopped.step().revision().id() + " stopped: "
                + Failure.of(stopped.cause()).message();
    }

    private static String done(RunResult.State state) {
        String place = names(state.rows());
        int steps = state.stepsDone();
        if (steps == 0) {
            return "nothing to do: the database is at " + place;
        }
        String verb =
                switch (direction(state.plan())) {
                    case "downgrade" -> "rolled back";
                    case "upgrade" -> "upgraded";
                    default -> "moved";
                };
        return verb + " to " + place + " in " + steps + (steps == 1 ? " step" : " steps");
    }

    static String names(List<String> rows) {
        return rows.isEmpty() ? "base" : String.join(", ", rows);
    }

    private static String direction(Plan plan) {
        boolean up = plan.goes(Direction.UPGRADE);
        boolean down = plan.goes(Direction.DOWNGRADE);
        return up && down ? "both" : up ? "upgrade" : down ? "downgrade" : "none";
    }
}

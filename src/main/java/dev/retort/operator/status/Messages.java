package dev.retort.operator.status;

import dev.retort.operator.api.RunStatus;
import dev.retort.operator.decide.Ended;
import dev.retort.operator.decide.Unstarted;
import dev.retort.operator.observe.ObservedJob;
import dev.retort.operator.observe.Result;
import dev.retort.report.Report;
import dev.retort.report.StatementError;
import java.time.Instant;

/** The sentences of the status. */
final class Messages {
    private static final int STATEMENT = 300;
    private static final int SERVER = 500;

    private Messages() {}

    /** How far a Job is that has not ended. */
    static String underWay(ObservedJob job, Instant now) {
        return Text.oneLine(
                "Attempt %d: %s"
                        .formatted(job.attempt(), Unstarted.words(job, now).orElseGet(() -> stage(job))),
                1000);
    }

    private static String stage(ObservedJob job) {
        var starts = job.result() instanceof Result.NotStarted;
        return "Job %s is %s".formatted(job.name(), starts ? "starting" : "at work");
    }

    /** How an attempt ended. A failed statement is named so that it is found without the log. */
    static String ended(Ended ended) {
        var remembered =
                ended.recorded().filter(run -> ended.report().isEmpty()).map(RunStatus::message);
        if (remembered.isPresent()) {
            return remembered.get();
        }
        var said = ended.report().map(Messages::report).orElse(ended.why());
        return "Attempt %d: %s".formatted(ended.key().attempt(), Text.oneLine(said, 2000));
    }

    private static String report(Report report) {
        var error = report.error();
        var text = error == null ? report.message() : statement(error);
        return report.notes().isEmpty() ? text : text + " Note: " + String.join("; ", report.notes());
    }

    private static String statement(StatementError error) {
        var text = new StringBuilder("%s:%d:%d: %s (SQLSTATE %s)"
                .formatted(
                        Text.oneLine(error.file(), 200),
                        error.line(),
                        error.column(),
                        Text.oneLine(error.message(), SERVER),
                        Text.oneLine(error.sqlState(), 5)));
        if (error.detail() != null) {
            text.append(". Detail: ").append(Text.oneLine(error.detail(), SERVER));
        }
        if (error.hint() != null) {
            text.append(". Hint: ").append(Text.oneLine(error.hint(), SERVER));
        }
        return text.append(". Statement: ")
                .append(Text.oneLine(error.statement(), STATEMENT))
                .toString();
    }
}

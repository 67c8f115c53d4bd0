package dev.retort.operator.observe;

import dev.retort.report.Outcome;
import dev.retort.report.Report;

/** What is known of an attempt. Only what the pod itself said is an outcome; everything else asks for another attempt. */
public sealed interface Result {
    /** Not ended; its container is at work, or has been. */
    record Running() implements Result {}

    /**
     * Not ended, and its container has not started: it has touched nothing.
     *
     * @param why what it waits for, for people
     */
    record NotStarted(String why) implements Result {}

    /**
     * Not ended, and its container cannot start as things are.
     *
     * @param reason Kubernetes' word, such as ImagePullBackOff
     */
    record Stuck(String reason, String message) implements Result {}

    /** Ended with a report. */
    record Reported(Report report) implements Result {}

    /** Ended with an exit code that only the engine gives, but without a report. */
    record Exited(Outcome outcome) implements Result {}

    /** Ended by the Job's deadline. */
    record DeadlineExceeded() implements Result {}

    /** Ended, or gone, without having said how. */
    record Lost(String why) implements Result {}
}

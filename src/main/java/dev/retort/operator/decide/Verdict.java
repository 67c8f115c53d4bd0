package dev.retort.operator.decide;

import dev.retort.operator.observe.Result;
import dev.retort.report.Outcome;
import java.util.Arrays;
import java.util.Locale;

/** How an attempt ended, and so whether another one makes sense. */
public enum Verdict {
    DONE(Next.NONE),
    FAILED(Next.NONE),
    INVALID(Next.NONE),
    REFUSED(Next.NONE),
    /** The database did not answer, or was busy: it is asked for ever, only less often. */
    UNAVAILABLE(Next.ENDLESS),
    /** Nobody knows how it ended: the database is asked by another attempt. */
    LOST(Next.ENDLESS),
    /** It took too long, and will as often as {@code spec.run.attempts} says. */
    DEADLINE(Next.BOUNDED);

    private enum Next {
        NONE,
        BOUNDED,
        ENDLESS
    }

    private final Next next;

    Verdict(Next next) {
        this.next = next;
    }

    /** The word in the status. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Verdict ofWord(String word) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.word().equals(word))
                .findFirst()
                .orElse(LOST);
    }

    static Verdict of(Outcome outcome) {
        return switch (outcome) {
            case DONE -> DONE;
            case FAILED -> FAILED;
            case INVALID -> INVALID;
            case REFUSED -> REFUSED;
            case UNAVAILABLE -> UNAVAILABLE;
        };
    }

    static Verdict of(Result result) {
        return switch (result) {
            case Result.Reported reported -> of(reported.report().outcome());
            case Result.Exited exited -> of(exited.outcome());
            case Result.DeadlineExceeded exceeded -> DEADLINE;
            case Result.Lost lost -> LOST;
            case Result.Running running -> LOST;
            case Result.NotStarted waiting -> LOST;
            case Result.Stuck stuck -> LOST;
        };
    }

    boolean tryAgain(boolean attemptsLeft) {
        return next == Next.ENDLESS || (next == Next.BOUNDED && attemptsLeft);
    }
}

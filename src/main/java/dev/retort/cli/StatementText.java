package dev.retort.cli;

import dev.retort.database.StatementFailedException;
import dev.retort.engine.RunResult;
import dev.retort.report.StatementError;

/** A failed statement, for people: where, the line with a caret, and what the server said. */
final class StatementText {
    private static final int LONGEST_STATEMENT = 600;

    private StatementText() {}

    static StatementError error(RunResult.Failed failed) {
        StatementFailedException cause = failed.cause();
        String text = cause.statement().text();
        return new StatementError(
                failed.step().revision().id(),
                cause.file(),
                cause.position().line(),
                cause.position().column(),
                cause.sqlState(),
                String.valueOf(cause.getMessage()),
                cause.detail().orElse(null),
                cause.hint().orElse(null),
                text.length() > LONGEST_STATEMENT ? text.substring(0, LONGEST_STATEMENT) + " …" : text);
    }

    static String message(RunResult.Failed failed) {
        StatementFailedException cause = failed.cause();
        return failed.step().direction().text() + " of revision "
                + failed.step().revision().id() + " failed at " + cause.file() + ":"
                + cause.position().line() + ":" + cause.position().column() + ": " + cause.getMessage() + " (SQLSTATE "
                + cause.sqlState() + ")";
    }

    /** The failing line with a caret below the place, then detail and hint. */
    static String excerpt(RunResult.Failed failed) {
        StatementFailedException cause = failed.cause();
        String[] lines = cause.statement().text().split("\\R", -1);
        int index =
                Math.clamp(cause.position().line() - (long) cause.statement().line(), 0, Math.max(0, lines.length - 1));
        int indent = cause.position().column() - (index == 0 ? cause.statement().column() : 1);
        String number = "  " + cause.position().line() + " | ";
        StringBuilder text = new StringBuilder(number).append(lines[index]).append('\n');
        text.append(" ".repeat(number.length() + Math.max(0, indent))).append('^');
        cause.detail().ifPresent(detail -> text.append("\n  detail: ").append(detail));
        cause.hint().ifPresent(hint -> text.append("\n  hint: ").append(hint));
        return text.toString();
    }
}

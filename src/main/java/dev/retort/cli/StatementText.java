package dev.retort.cli;

import dev.retort.database.StatementFailedException;
import dev.retort.engine.RunResult;
import dev.retort.report.StatementError;
import dev.retort.revision.Direction;
import java.util.Optional;
import java.util.stream.Stream;

/** A failed statement, for people: where, the line with a caret, and what the server said. */
final class StatementText {
    private static final int LONGEST_STATEMENT = 600;
    private static final int LONGEST_LINE = 160;
    private static final int LONGEST_WORDS = 2000;

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
                detail(cause).orElse(null),
                cause.hint().orElse(null),
                cut(text, 0, LONGEST_STATEMENT));
    }

    private static Optional<String> detail(StatementFailedException cause) {
        return Stream.of(cause.detail(), cause.context())
                .flatMap(Optional::stream)
                .reduce((detail, context) -> detail + "; " + context);
    }

    /** So many characters from an offset on, which are code points; a mark where something is left out. */
    private static String cut(String text, int from, int length) {
        int start = text.offsetByCodePoints(0, Math.min(from, text.codePointCount(0, text.length())));
        int end = text.offsetByCodePoints(start, Math.min(length, text.codePointCount(start, text.length())));
        return (start > 0 ? "… " : "") + text.substring(start, end) + (end < text.length() ? " …" : "");
    }

    static String message(RunResult.Failed failed) {
        StatementFailedException cause = failed.cause();
        return failed.step().direction().text() + " of revision "
                + failed.step().revision().id() + " failed at " + cause.file() + ":"
                + cause.position().line() + ":" + cause.position().column()
                + (failed.step().direction() == Direction.DOWNGRADE
                        ? " (in the copy stored in the database when it was applied)"
                        : "")
                + ": " + cause.getMessage() + " (SQLSTATE "
                + cause.sqlState() + ")";
    }

    /** The failing line with a caret below the place, then detail and hint. */
    static String excerpt(RunResult.Failed failed) {
        StatementFailedException cause = failed.cause();
        String[] lines = cause.statement().text().split("\\R", -1);
        int index =
                Math.clamp(cause.position().line() - (long) cause.statement().line(), 0, Math.max(0, lines.length - 1));
        int column = Math.max(
                0, cause.position().column() - (index == 0 ? cause.statement().column() : 1));
        // A line can be as long as a file; what stands around the place is what a person needs.
        int from = Math.max(0, column - LONGEST_LINE / 2);
        String number = "  " + cause.position().line() + " | ";
        StringBuilder text = new StringBuilder(number)
                .append(cut(lines[index], from, LONGEST_LINE))
                .append('\n');
        text.append(" ".repeat(number.length() + column - from + (from > 0 ? 2 : 0)))
                .append('^');
        cause.detail().ifPresent(detail -> text.append("\n  detail: ").append(cut(detail, 0, LONGEST_WORDS)));
        cause.context().ifPresent(context -> text.append("\n  context: ").append(cut(context, 0, LONGEST_WORDS)));
        cause.hint().ifPresent(hint -> text.append("\n  hint: ").append(cut(hint, 0, LONGEST_WORDS)));
        return text.toString();
    }
}

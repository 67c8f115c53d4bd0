package dev.retort.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the marks of renames in DDL: a comment of its own line, above a statement, or above an item within its parentheses. */
public final class RenameMarks {
    private static final Pattern MARK = Pattern.compile("\\s*renamed\\s+from\\s*:(.*)", Pattern.CASE_INSENSITIVE);

    private final Script script;
    private final CharSequence text;
    private final List<RenameMark> marks = new ArrayList<>();
    private final List<Found> open = new ArrayList<>();

    private record Found(int offset, int line, String before) {}

    private RenameMarks(Script script) {
        this.script = script;
        this.text = script.text();
    }

    /**
     * The marks in their order.
     *
     * @throws ScriptException with file and line, where one stands above nothing that could be renamed
     */
    public static List<RenameMark> of(Script script) {
        return new RenameMarks(script).read();
    }

    private List<RenameMark> read() {
        int begin = !text.isEmpty() && text.charAt(0) == Characters.BYTE_ORDER_MARK ? 1 : 0;
        PositionCursor cursor = new PositionCursor(text, begin, new Position(script.line(), 1));
        ScriptWalk.of(text, begin, new ScriptVisitor() {
            @Override
            public void comment(Token comment) {
                if (comment.kind() == TokenKind.LINE_COMMENT) {
                    Matcher mark = MARK.matcher(text.subSequence(comment.start() + 2, comment.end()));
                    if (mark.matches()) {
                        int line = cursor.moveTo(comment.start()).line();
                        add(new Found(comment.start(), line, mark.group(1).strip()), begin);
                    }
                }
            }

            @Override
            public void statement(int start, int end, Optional<CopyBlock> copy) {
                Phrase statement = Phrase.of(text.subSequence(start, end).toString());
                for (Found found : open) {
                    Optional<RenameMark.Marked> marked = found.offset() < start
                            ? MarkedReader.whole(statement)
                            : MarkedReader.item(statement, found.offset() - start);
                    marks.add(
                            new RenameMark(
                                    script.file(),
                                    found.line(),
                                    found.before(),
                                    marked.orElseThrow(
                                            () -> misplaced(
                                                    found,
                                                    "it stands above nothing that has a name to say: put it on the line above a CREATE, or"
                                                            + " above a column, a CONSTRAINT with a name or a value of an enum in it"))));
                }
                open.clear();
            }
        });
        open.stream().findFirst().ifPresent(found -> {
            throw misplaced(found, "no statement follows it: put it on the line above what was renamed");
        });
        return List.copyOf(marks);
    }

    private void add(Found found, int begin) {
        if (!LineComments.beginsLine(text, begin, found.offset())) {
            throw misplaced(found, "it stands behind something: put it on a line of its own above what was renamed");
        }
        if (found.before().isEmpty()) {
            throw misplaced(found, "it names nothing: write the old name behind it");
        }
        open.add(found);
    }

    private ScriptException misplaced(Found found, String why) {
        return new ScriptException(
                script.file() + ":" + found.line() + ": cannot read the mark 'renamed from:': " + why, null);
    }
}

package dev.retort.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a script into its statements, as PostgreSQL's own lexer and psql do.
 *
 * <p>psql's variables ({@code :name}) are left as they are, its commands ({@code \set}) are refused. Time and memory grow
 * with the length of the text and nothing else.
 */
public final class SqlSplitter {
    private SqlSplitter() {}

    /**
     * The statements in their order; empty ones are left out.
     *
     * @param text a script, or whole lines of one; a byte order mark at the beginning of a file is passed over
     * @param firstLine the line of the file at which the text begins
     * @throws SqlSyntaxException where the text is not a script
     */
    public static List<SqlStatement> split(String text, int firstLine) {
        return statements(text, firstLine);
    }

    /** Takes any text, so that a test can count how often it is read. */
    static List<SqlStatement> statements(CharSequence text, int firstLine) {
        Collector collector = new Collector(text, firstLine);
        collector.refuseNul();
        ScriptWalk.of(text, collector.begin, collector);
        return List.copyOf(collector.statements);
    }

    private static final class Collector implements ScriptVisitor {
        private final List<SqlStatement> statements = new ArrayList<>();
        private final CharSequence text;
        private final int begin;
        private final Position beginning;
        private final PositionCursor cursor;

        Collector(CharSequence text, int firstLine) {
            boolean marked = firstLine == 1 && !text.isEmpty() && text.charAt(0) == Characters.BYTE_ORDER_MARK;
            this.text = text;
            this.begin = marked ? 1 : 0;
            this.beginning = new Position(firstLine, 1);
            this.cursor = new PositionCursor(text, begin, beginning);
        }

        void refuseNul() {
            for (int i = begin; i < text.length(); i++) {
                if (text.charAt(i) == '\0') {
                    fault(
                            new Fault(
                                    i,
                                    "A NUL character stands here, which PostgreSQL has in no text: remove it (is the file UTF-8?)."));
                }
            }
        }

        @Override
        public void statement(int start, int end, Optional<CopyBlock> copy) {
            Position position = cursor.moveTo(start);
            String sql = text.subSequence(start, end).toString();
            statements.add(new SqlStatement(sql, position.line(), position.column(), copy.map(CopyBlock::data)));
        }

        /** A fault may lie before what the cursor has passed, and is the last thing that happens: it counts afresh. */
        @Override
        public void fault(Fault fault) {
            Position position = new PositionCursor(text, begin, beginning).moveTo(fault.offset());
            throw new SqlSyntaxException(position, fault.message());
        }
    }
}

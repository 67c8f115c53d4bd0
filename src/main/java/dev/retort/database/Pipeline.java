package dev.retort.database;

import dev.retort.database.Command.Answer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Field;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Oid;
import org.postgresql.core.ParameterList;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.SqlCommand;
import org.postgresql.core.Tuple;
import org.postgresql.jdbc.PgConnection;

/**
 * Commands on one way to the server and back, where they run one after the other until one fails. The driver does not look
 * into them: JDBC would read and cut all of it once more, and could not tell which one failed.
 */
final class Pipeline {
    /** Nothing is prepared for another time, which a script may deallocate. */
    private static final int ONCE = QueryExecutor.QUERY_ONESHOT | QueryExecutor.QUERY_NO_BINARY_TRANSFER;

    private final PgConnection connection;
    private final List<Command> commands;
    private final Consumer<String> notices;
    private final List<Answer> answers = new ArrayList<>();

    /**
     * @param commands whose rows, if they have any, are few
     * @param notices is told what the server says on the way
     */
    Pipeline(PgConnection connection, List<Command> commands, Consumer<String> notices) {
        this.connection = connection;
        this.commands = List.copyOf(commands);
        this.notices = notices;
    }

    /** Runs them all, or throws what it means that one of them fails. */
    List<Answer> run() throws SQLException {
        QueryExecutor executor = connection.getQueryExecutor();
        Query query = executor.wrap(
                commands.stream().map(command -> numbered(command.sql())).toList());
        ParameterList parameters = query.createParameterList();
        int at = 1;
        for (Command command : commands) {
            for (@Nullable Object value : command.sql().values()) {
                bind(parameters, at++, value);
            }
        }
        int flags = connection.getAutoCommit() ? ONCE | QueryExecutor.QUERY_SUPPRESS_BEGIN : ONCE;
        try {
            executor.execute(query, parameters, new Answers(), 0, 0, flags);
        } catch (SQLException e) {
            // Where the connection is lost without a word, so are answers, and nobody knows which one it was.
            if (SqlState.serverError(e).isPresent() && answers.size() < commands.size()) {
                commands.get(answers.size()).refusal().explain(e);
            }
            throw e;
        }
        return List.copyOf(answers);
    }

    /** Its question marks as the server counts them. A script's statement has no values, and stays as it is. */
    private static NativeQuery numbered(Sql sql) {
        if (sql.values().isEmpty()) {
            return new NativeQuery(sql.text(), new int[0], false, SqlCommand.BLANK);
        }
        String[] parts = sql.text().split("\\?", -1);
        StringBuilder text = new StringBuilder(parts[0]);
        int[] positions = IntStream.range(1, parts.length)
                .map(i -> {
                    int position = text.length();
                    text.append('$').append(i).append(parts[i]);
                    return position;
                })
                .toArray();
        return new NativeQuery(text.toString(), positions, false, SqlCommand.BLANK);
    }

    private void bind(ParameterList parameters, int at, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> parameters.setNull(at, Oid.UNSPECIFIED);
            case Integer number -> parameters.setStringParameter(at, number.toString(), Oid.INT4);
            case Long number -> parameters.setStringParameter(at, number.toString(), Oid.INT8);
            case Boolean bool -> parameters.setStringParameter(at, bool.toString(), Oid.BOOL);
            case List<?> list ->
                parameters.setStringParameter(
                        at, connection.createArrayOf("text", list.toArray()).toString(), Oid.TEXT_ARRAY);
            default -> parameters.setStringParameter(at, value.toString(), Oid.VARCHAR);
        }
    }

    private final class Answers extends ResultHandlerBase {
        @Override
        public void handleResultRows(Query query, Field[] fields, List<Tuple> rows, @Nullable ResultCursor cursor) {
            answered(new Answer(rows.stream().map(Answers::first).toList()));
        }

        private static String first(Tuple row) {
            byte @Nullable [] value = row.get(0);
            return value == null ? "null" : new String(value, StandardCharsets.UTF_8);
        }

        @Override
        public void handleCommandStatus(String status, long count, long oid) {
            answered(new Answer(List.of()));
        }

        private void answered(Answer answer) {
            answers.add(answer);
            commands.get(answers.size() - 1).answered().accept(answer);
        }

        @Override
        public void handleWarning(SQLWarning notice) {
            notices.accept(String.valueOf(notice.getMessage()));
        }
    }
}

package dev.retort.importing;

import dev.retort.sql.SqlSplitter;
import dev.retort.sql.SqlStatement;
import dev.retort.sql.SqlSyntaxException;
import java.util.List;
import java.util.regex.Pattern;

/** The statements of a script that makes tables, such as {@code pg_dump -s} writes it: without what is meant for psql. */
final class SqlDump {
    private static final Pattern FOR_PSQL = Pattern.compile("(?m)^\\\\(restrict|unrestrict|connect)\\b.*$");

    /** Settings of pg_dump's own session, and the version table, which Retort makes itself. */
    private static final Pattern NOT_OURS = Pattern.compile(
            "(?is)SET\\s.*|SELECT\\s+(pg_catalog\\.)?set_config\\s*\\(.*|.*\\balembic_version(_pkc)?\\b.*");

    private SqlDump() {}

    static List<String> statements(String dump, String place) {
        try {
            List<SqlStatement> statements =
                    SqlSplitter.split(FOR_PSQL.matcher(dump).replaceAll(""), 1);
            if (statements.stream().anyMatch(statement -> statement.copyData().isPresent())) {
                throw new ImportException(
                        "the baseline of " + place + " holds rows as COPY; dump with -s, or rows with" + " --inserts");
            }
            return statements.stream()
                    .filter(statement -> !statement.controlsTransaction())
                    .map(SqlStatement::text)
                    .filter(text -> !NOT_OURS.matcher(text).matches())
                    .toList();
        } catch (SqlSyntaxException e) {
            throw new ImportException(
                    "cannot read the baseline of " + place + " as SQL, line " + e.line() + ": " + e.getMessage());
        }
    }
}

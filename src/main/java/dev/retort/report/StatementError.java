package dev.retort.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Where and how a statement failed.
 *
 * @param revision the revision whose script holds the statement
 * @param file the file, relative to the migrations' folder
 * @param line 1-based line of the failing token, or of the statement where the server gave no position
 * @param column 1-based column, in characters
 * @param sqlState PostgreSQL's five-character code
 * @param message the server's message
 * @param statement the statement's text, perhaps cut
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatementError(
        String revision,
        String file,
        int line,
        int column,
        String sqlState,
        String message,
        @Nullable String detail,
        @Nullable String hint,
        String statement) {}

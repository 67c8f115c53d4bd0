package dev.retort.database;

import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the server's refusal of one of our own statements into words: what was being done, where, and what to do. */
public final class Explained {
    private static final Pattern DENIED = Pattern.compile("permission denied for (\\w+) \"?([^\"]+?)\"?");
    private static final Pattern NOT_OWNER = Pattern.compile("must be owner of (\\w+) \"?([^\"]+?)\"?");

    private Explained() {}

    /**
     * Does the work.
     *
     * @param what completes "cannot …"
     * @throws DatabaseUnavailableException where trying again makes sense
     * @throws DatabaseException where it does not
     */
    public static <T> T doing(String what, ConnectionSettings settings, Session.Work<T> work) {
        return doing(what, settings, e -> grant(SqlState.words(e), settings.user()), work);
    }

    /**
     * Does what only reads, so that whoever only looks is not told to ask for the right to write.
     *
     * @param what completes "cannot …"
     * @param grants the statements that let this user read
     */
    public static <T> T reading(String what, ConnectionSettings settings, String grants, Session.Work<T> work) {
        return doing(what, settings, e -> "to read it, let its owner say: " + grants, work);
    }

    private static <T> T doing(
            String what, ConnectionSettings settings, Function<SQLException, String> remedy, Session.Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            SqlState state = SqlState.of(e);
            String message =
                    "cannot " + what + " in " + settings.place() + ": " + SqlState.words(e) + state.inParentheses();
            if (SqlState.mayPass(e)) {
                throw new DatabaseUnavailableException(message, e);
            }
            throw new DatabaseException(message + (state.lacksRight() ? "; " + remedy.apply(e) : ""), e);
        }
    }

    /** The server's own words for an error, on one line. */
    public static String words(SQLException e) {
        return SqlState.words(e);
    }

    private static String grant(String refusal, String user) {
        String to = " TO " + VersionTable.quote(user);
        Matcher denied = DENIED.matcher(refusal);
        if (denied.matches()) {
            String name = VersionTable.quote(denied.group(2));
            Optional<String> right =
                    switch (denied.group(1)) {
                        case "database" -> Optional.of("CREATE ON DATABASE " + name);
                        case "schema" -> Optional.of("USAGE, CREATE ON SCHEMA " + name);
                        case "table" -> Optional.of("SELECT, INSERT, UPDATE, DELETE ON TABLE " + name);
                        default -> Optional.empty();
                    };
            if (right.isPresent()) {
                return "let its owner say: GRANT " + right.get() + to
                        + (denied.group(1).equals("database") ? ", or create the schema for this user" : "");
            }
        }
        Matcher owner = NOT_OWNER.matcher(refusal);
        return owner.matches()
                ? "let a superuser say: ALTER TABLE " + owner.group(2) + " OWNER" + to
                : "the user " + user + " lacks the right to do so";
    }
}

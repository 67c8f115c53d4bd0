package dev.retort.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Where commands print: results on the one stream, progress and errors on the other. */
final class Console {
    private static final String CLEAR_TO_END = "\u001b[K";

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean terminal;
    private final BooleanSupplier quiet;
    private final Supplier<Optional<String>> answers;

    /**
     * @param terminal whether a person watches both streams
     * @param quiet whether to tell results and errors alone; asked each time, since flags are read after this is made
     * @param answers the lines that the person types
     */
    Console(
            PrintWriter out,
            PrintWriter err,
            boolean terminal,
            BooleanSupplier quiet,
            Supplier<Optional<String>> answers) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.quiet = quiet;
        this.answers = answers;
    }

    void line(String text) {
        out.println(printable(text));
        out.flush();
    }

    /** A script as it is, to the character: it is for another program, and the user's own. */
    void script(String text) {
        out.print(text);
        out.flush();
    }

    /** One document on one line, in ASCII, so that nothing in it can steer a terminal. */
    void json(Object value) {
        try {
            out.println(new ObjectMapper()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature())
                    .writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the result as JSON", e);
        }
        out.flush();
    }

    /** The result of a command, in the form that was asked for. */
    void result(OutputOption output, String text, Object value) {
        if (output.isJson()) {
            json(value);
        } else {
            line(text);
        }
    }

    /** What a person is told on the way, unless it is to be quiet. */
    void progress(String text) {
        if (!quiet.getAsBoolean()) {
            err.println(printable(text));
            err.flush();
        }
    }

    /** What went wrong. */
    void error(String text) {
        err.println("retort: " + printable(text));
        err.flush();
    }

    /** Draws over the line that the cursor is in; the next thing printed takes its place. */
    void overwrite(String text) {
        err.print("\r" + printable(text) + CLEAR_TO_END);
        err.flush();
    }

    /** Clears the line that the cursor is in. */
    void clear() {
        err.print("\r" + CLEAR_TO_END);
        err.flush();
    }

    /** Whether a person sits there. */
    boolean isTerminal() {
        return terminal;
    }

    /** Whether progress may be drawn in place. */
    boolean isLive() {
        return isTerminal() && !quiet.getAsBoolean();
    }

    /** Whether a person says yes to a question; no where nothing is answered. Only for a terminal. */
    boolean isAgreed(String question) {
        err.print(printable(question) + " [y/N] ");
        err.flush();
        return answers.get().map(answer -> answer.strip().toLowerCase(Locale.ROOT)).stream()
                .anyMatch(List.of("y", "yes")::contains);
    }

    /** Text from files and servers may hold escape sequences, or turn the direction of writing; a terminal must not obey. */
    static String printable(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean invisible = Character.isISOControl(c)
                    || type == Character.FORMAT
                    || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR;
            if (c == '\n' || c == '\t' || !invisible) {
                safe.appendCodePoint(c);
            } else if (c != '\r') {
                safe.append(String.format("\\u%04x", c));
            }
        });
        return safe.toString();
    }
}

package dev.retort.operator.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** Text that came from a database or a file, made fit for a status, an event and a terminal: one line, bounded. */
public final class Text {
    private Text() {}

    public static String oneLine(String text, int longest) {
        var line = new StringBuilder();
        text.strip().replaceAll("\\s+", " ").codePoints().forEach(c -> {
            var invisible = Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT
                    || Character.getType(c) == Character.SURROGATE;
            line.append(invisible ? "\\u%04x".formatted(c) : Character.toString(c));
        });
        return line.length() <= longest ? line.toString() : cut(line, longest - 1) + "…";
    }

    /** The text, cut behind a character so that it is no longer in UTF-8. */
    public static String within(String text, int bytes) {
        if (text.getBytes(UTF_8).length <= bytes) {
            return text;
        }
        var room = bytes - "…".getBytes(UTF_8).length;
        var cut = new StringBuilder();
        for (var c : text.codePoints().toArray()) {
            var character = Character.toString(c);
            room -= character.getBytes(UTF_8).length;
            if (room < 0) {
                break;
            }
            cut.append(character);
        }
        return cut.append("…").toString();
    }

    /** Heads as people write them; none is {@code base}. */
    static String revisions(List<String> revisions) {
        return revisions.isEmpty() ? "base" : oneLine(String.join(",", revisions), 1024);
    }

    private static String cut(StringBuilder line, int at) {
        return line.substring(0, Character.isHighSurrogate(line.charAt(at - 1)) ? at - 1 : at);
    }
}

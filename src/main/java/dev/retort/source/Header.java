package dev.retort.source;

import dev.retort.revision.Origin;
import dev.retort.revision.Revision;
import dev.retort.sql.LineComment;
import dev.retort.sql.Timeouts;
import dev.retort.sql.Times;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys at the head of a migration file: {@code -- key: value}. Other comments are left to people. */
final class Header {
    private static final Pattern ALMOST =
            Pattern.compile("(?i)\\s*(down|branch|depends)[\\s_-]*(revision|labels|on)\\s*:");
    private static final List<String> KEYS = List.of(
            "revision",
            "down_revision",
            "branch_labels",
            "depends_on",
            "created",
            "message",
            "lock_timeout",
            "statement_timeout");

    private final String file;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<String> problems;

    private Header(String file, List<String> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Reads the comments above the first section; what is wrong is added to the problems. */
    static Header of(String file, List<LineComment> comments, List<String> problems) {
        Header header = new Header(file, problems);
        comments.forEach(header::add);
        if ("".equals(header.values.get("revision"))) {
            problems.add(file + ":" + header.lines.get("revision")
                    + ": the key \"revision\" names no id; write one, such as the twelve hexadecimal digits that 'retort"
                    + " revision' makes");
        } else if (!header.values.containsKey("revision")) {
            problems.add(file + ":1: the header has no line \"-- revision: ID\"; is this a migration?"
                    + " 'retort revision -m MESSAGE' writes one");
        }
        return header;
    }

    private void add(LineComment comment) {
        int colon = comment.text().indexOf(':');
        String key = comment.text().substring(0, Math.max(colon, 0)).strip();
        if (!isKey(key)) {
            almostKey(comment);
            return;
        }
        String where = file + ":" + comment.line();
        if (!KEYS.contains(key)) {
            problems.add(where + ": unknown key \"" + key + "\" in the header; the keys are " + String.join(", ", KEYS)
                    + "; a comment for people begins with a capital");
        } else if (values.containsKey(key)) {
            problems.add(where + ": the key \"" + key + "\" stands twice, first in line " + lines.get(key)
                    + "; keep one, and separate several names with commas");
        } else {
            values.put(key, comment.text().substring(colon + 1).strip());
            lines.put(key, comment.line());
        }
    }

    /** Small letters and underscores: what else stands before a colon is a word to people. */
    private static boolean isKey(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < 'a' || c > 'z') && (c != '_' || i == 0)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** A key that is passed over would silently make another graph of it. */
    private void almostKey(LineComment comment) {
        Matcher almost = ALMOST.matcher(comment.text());
        if (almost.lookingAt()) {
            String key = String.join("_", almost.group(1), almost.group(2)).toLowerCase(Locale.ROOT);
            problems.add(file + ":" + comment.line() + ": the key is written \"" + key
                    + "\", in small letters and with an" + " underscore");
        }
    }

    Revision revision() {
        return new Revision(
                values.getOrDefault("revision", ""),
                list("down_revision"),
                list("depends_on"),
                list("branch_labels"),
                values.getOrDefault("message", ""),
                new Origin(file, lines));
    }

    /** What is no time is added to the problems. */
    Timeouts timeouts() {
        return new Timeouts(time("lock_timeout"), time("statement_timeout"));
    }

    private Optional<Duration> time(String key) {
        Optional<String> text = Optional.ofNullable(values.get(key));
        Optional<Duration> time = text.flatMap(Times::read);
        if (text.isPresent() && time.isEmpty()) {
            problems.add(file + ":" + lines.get(key) + ": the key \"" + key + "\" holds \"" + text.get()
                    + "\", which is not a time; write 500ms, 3s, 10m or 1h, or 0s for no limit");
        }
        return time;
    }

    private List<String> list(String key) {
        String value = values.getOrDefault(key, "");
        if (value.isBlank()) {
            return List.of();
        }
        List<String> names =
                Arrays.stream(value.split(",", -1)).map(String::strip).toList();
        if (names.contains("")) {
            problems.add(file + ":" + lines.get(key) + ": the list of \"" + key
                    + "\" has a comma without a name beside it; remove" + " the comma, or add the name");
            return names.stream().filter(name -> !name.isEmpty()).toList();
        }
        return names;
    }
}

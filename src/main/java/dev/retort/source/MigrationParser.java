package dev.retort.source;

import dev.retort.revision.Revision;
import dev.retort.sql.LineComment;
import dev.retort.sql.LineComments;
import dev.retort.sql.Script;
import dev.retort.sql.Scripts;
import dev.retort.sql.Timeouts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text of a migration file: a header, {@code -- migrate:up} and, where the step can be undone,
 * {@code -- migrate:down}. Markers are dbmate's; one inside a quote, a function body or COPY data is not a marker.
 */
final class MigrationParser {
    private static final String WORD = "migrate";
    private static final Pattern MARKER = Pattern.compile("\\s*migrate:(\\S*)(.*)");
    private static final Pattern ALMOST = Pattern.compile("(?i)\\s*migrate\\s*:\\s*(up|down)\\b.*");
    private static final Pattern TRANSACTION = Pattern.compile("transaction:(true|false)");

    private record Section(String name, int line, int start, boolean transactional) {}

    private final String file;
    private final String text;
    private final List<String> problems = new ArrayList<>();
    private final List<LineComment> aboveSections = new ArrayList<>();
    private final List<LineComment> header = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();

    private MigrationParser(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /**
     * Reads one file.
     *
     * @throws SourceException with everything that is wrong with it
     */
    static Migration parse(String file, String text) {
        return new MigrationParser(file, text).parse();
    }

    private Migration parse() {
        LineComments.of(text).forEach(this::comment);
        ends.add(text.length());
        checkAboveSections();
        Header keys = Header.of(file, header, problems);
        Revision revision = keys.revision();
        Timeouts timeouts = keys.timeouts();
        Optional<Script> up = script("up");
        Optional<Script> down = script("down");
        if (up.isEmpty()) {
            problems.add(file + ":1: the marker \"-- migrate:up\" is missing; the statements of the upgrade follow it");
        }
        if (!problems.isEmpty()) {
            throw new SourceException(problems);
        }
        return new Migration(revision, new Scripts(up.orElseThrow(), down, timeouts));
    }

    private void comment(LineComment comment) {
        if (sections.isEmpty()) {
            aboveSections.add(comment);
        }
        Matcher marker = MARKER.matcher(comment.text());
        if (!speaksOfMigrating(comment.text()) || !marker.matches()) {
            if (speaksOfMigrating(comment.text())
                    && ALMOST.matcher(comment.text()).matches()) {
                problems.add(
                        file + ":" + comment.line() + ": the markers are \"-- migrate:up\" and \"-- migrate:down\", in"
                                + " small letters and without blanks around the colon");
            } else if (sections.isEmpty()) {
                header.add(comment);
            }
            return;
        }
        String name = marker.group(1);
        String where = file + ":" + comment.line();
        if (!name.equals("up") && !name.equals("down")) {
            problems.add(where + ": unknown marker \"migrate:" + name + "\"; there are migrate:up and migrate:down");
        } else if (sections.stream().anyMatch(section -> section.name().equals(name))) {
            problems.add(where + ": a second \"-- migrate:" + name + "\"; put all its statements below the first");
        } else {
            ends.add(comment.offset());
            sections.add(
                    new Section(name, comment.line() + 1, comment.endOffset(), transactional(marker.group(2), where)));
        }
    }

    /** Most comments are no marker, and for thousands of files the patterns would cost more than the rest. */
    private static boolean speaksOfMigrating(String comment) {
        int start = 0;
        while (start < comment.length() && Character.isWhitespace(comment.charAt(start))) {
            start++;
        }
        return comment.regionMatches(true, start, WORD, 0, WORD.length());
    }

    private boolean transactional(String options, String where) {
        if (options.isBlank()) {
            return true;
        }
        boolean transactional = true;
        for (String option : options.strip().split("\\s+", -1)) {
            Matcher transaction = TRANSACTION.matcher(option);
            if (transaction.matches()) {
                transactional = transaction.group(1).equals("true");
            } else {
                problems.add(where + ": unknown option \"" + option + "\"; there is transaction:false");
            }
        }
        return transactional;
    }

    /** Where no marker was found, one may be inside a quote that begins in what stands above it. */
    private void checkAboveSections() {
        if (sections.isEmpty() && !text.contains("migrate:")) {
            return;
        }
        int from = 0;
        for (LineComment comment : aboveSections) {
            if (!isBlankBetween(from, comment.offset())) {
                return;
            }
            from = comment.endOffset();
        }
        isBlankBetween(from, ends.getFirst());
    }

    private boolean isBlankBetween(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                problems.add(
                        file + ":" + lineOf(i) + ": only comments may stand above the first marker, and each of their"
                                + " lines begins with --; move this below \"-- migrate:up\"");
                return false;
            }
        }
        return true;
    }

    private int lineOf(int offset) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && text.charAt(i + 1) != '\n')) {
                line++;
            }
        }
        return line;
    }

    private Optional<Script> script(String name) {
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            if (section.name().equals(name)) {
                String body = text.substring(section.start(), ends.get(i + 1));
                return Optional.of(new Script(file, body, section.line(), section.transactional()));
            }
        }
        return Optional.empty();
    }
}

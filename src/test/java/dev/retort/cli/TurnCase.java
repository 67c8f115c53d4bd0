package dev.retort.cli;

import dev.retort.revision.Origin;
import dev.retort.revision.Revision;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Turns that two tools take on one database, as {@code turns.txt} tells them.
 *
 * @param versionTable as table or schema.table
 */
record TurnCase(String name, String versionTable, List<Revision> revisions, List<Turn> turns) {
    private static final Pattern TURN = Pattern.compile("(alembic|retort): (.*?) ([=~!]) ?(.*)");

    /** How a turn ends. */
    enum End {
        AGREED,
        WRONG_ROWS,
        REFUSED
    }

    /** @param words the rows afterwards, or a part of the error */
    record Turn(boolean alembics, List<String> command, End end, String words) {
        List<String> rows() {
            return words.isEmpty() ? List.of() : List.of(words.split(" ", -1));
        }

        @Override
        public String toString() {
            return (alembics ? "alembic " : "retort ") + String.join(" ", command);
        }
    }

    static List<TurnCase> all() {
        try (InputStream file = Objects.requireNonNull(TurnCase.class.getResourceAsStream("alembic/turns.txt"))) {
            List<TurnCase> cases = new ArrayList<>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> read(line, cases));
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TurnCase named(String name) {
        return all().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
    }

    private static void read(String line, List<TurnCase> cases) {
        Matcher turn = TURN.matcher(line);
        if (line.startsWith("=== ")) {
            String[] parts = line.substring(4).split(" \\| ", -1);
            String table = parts.length == 1 ? "public.alembic_version" : parts[1];
            cases.add(new TurnCase(parts[0], table, new ArrayList<>(), new ArrayList<>()));
        } else if (turn.matches()) {
            End end =
                    switch (turn.group(3)) {
                        case "=" -> End.AGREED;
                        case "~" -> End.WRONG_ROWS;
                        default -> End.REFUSED;
                    };
            List<String> command = List.of(turn.group(2).split(" ", -1));
            cases.getLast().turns().add(new Turn(turn.group(1).equals("alembic"), command, end, turn.group(4)));
        } else {
            String[] parts = line.split("\\|", -1);
            Origin origin = new Origin(parts[0].strip() + ".sql", Map.of("revision", 1));
            cases.getLast()
                    .revisions()
                    .add(new Revision(
                            parts[0].strip(), list(parts[1]), list(parts[2]), list(parts[3]), "a step", origin));
        }
    }

    private static List<String> list(String text) {
        return Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }
}

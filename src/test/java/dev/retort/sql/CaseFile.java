package dev.retort.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Cases written as text beside the tests; their README says how. */
final class CaseFile {
    private CaseFile() {}

    /**
     * @param name what the case shows
     * @param script its input
     * @param blocks what is expected, in order
     */
    record Case(String name, String script, List<Block> blocks) {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * @param mark the line's first three characters
     * @param title the rest of that line
     * @param lines the lines up to the next mark
     */
    record Block(String mark, String title, List<String> lines) {
        String text() {
            return String.join("\n", lines);
        }
    }

    static List<Case> read(String resource) {
        List<Block> blocks = new ArrayList<>();
        for (String line : lines(resource)) {
            String mark = line.length() < 3 ? "" : line.substring(0, 3);
            if (List.of("===", ">>>", "+++", "!!!").contains(mark)) {
                blocks.add(new Block(mark, line.substring(3).strip(), new ArrayList<>()));
            } else {
                blocks.getLast().lines().add(line);
            }
        }
        List<Case> cases = new ArrayList<>();
        for (Block block : blocks) {
            if (block.mark().equals("===")) {
                cases.add(new Case(block.title(), block.text(), new ArrayList<>()));
            } else {
                cases.getLast().blocks().add(block);
            }
        }
        return cases;
    }

    static List<String> lines(String resource) {
        try (InputStream stream =
                Objects.requireNonNull(CaseFile.class.getResourceAsStream(resource), () -> "no resource " + resource)) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replace('␍', '\r')
                    .replace('␀', '\0')
                    .replace('␋', '\u000B')
                    .replace('␌', '\f')
                    .replace('⍽', '\u00A0')
                    .replace('⌖', '\uFEFF');
            String withoutLast = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
            return List.of(withoutLast.split("\n", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

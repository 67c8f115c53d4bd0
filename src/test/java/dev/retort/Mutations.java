package dev.retort;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Spoils valid text a little, as people, editors and attackers do.
 *
 * @param tokens what means something in this kind of text
 */
record Mutations(List<String> tokens) {
    private static final int MOST_AT_ONCE = 5;
    private static final List<String> ODD = List.of(
            "\0",
            "\u0007",
            "\u001B[31m",
            "\t",
            "\r",
            "\n",
            "\r\n",
            "\u0085",
            "\u00A0",
            "\u2028",
            "\u200B",
            "\u202E",
            "\uFEFF",
            "é",
            "e\u0301",
            "表",
            "😀",
            "\uD83D",
            "\uDE00",
            "\uFFFF",
            "İ",
            "\"",
            "'",
            "`",
            "\\",
            "%s",
            "$1",
            "{}",
            "../");

    String of(String valid, RandomGenerator random) {
        StringBuilder text = new StringBuilder(valid);
        int most = Math.min(MOST_AT_ONCE, 1 + valid.length() / 8); // of a short text something should be left
        for (int i = random.nextInt(most); i >= 0; i--) {
            spoil(text, random);
        }
        return text.toString();
    }

    private void spoil(StringBuilder text, RandomGenerator random) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + 1 + random.nextInt(8));
        switch (random.nextInt(9)) {
            case 0 -> text.insert(at, pick(ODD, random));
            case 1, 2 -> text.insert(at, pick(tokens, random));
            case 3 -> text.delete(at, end);
            case 4 -> text.insert(at, text.substring(at, end));
            case 5 -> text.replace(at, end, pick(tokens, random));
            case 6 -> text.setLength(at);
            case 7 -> lines(text, random);
            default -> text.insert(at, (char) random.nextInt(0x180));
        }
    }

    private static void lines(StringBuilder text, RandomGenerator random) {
        List<String> lines = new ArrayList<>(List.of(text.toString().split("\n", -1)));
        int line = random.nextInt(lines.size());
        switch (random.nextInt(3)) {
            case 0 -> lines.add(random.nextInt(lines.size() + 1), lines.get(line));
            case 1 -> lines.remove(line);
            default -> lines.add(random.nextInt(lines.size()), lines.remove(line));
        }
        text.setLength(0);
        text.append(String.join("\n", lines));
    }

    private static <T> T pick(List<T> from, RandomGenerator random) {
        return from.get(random.nextInt(from.size()));
    }
}

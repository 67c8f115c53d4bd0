package dev.retort.cli;

import java.util.Arrays;

/** Lets {@code downgrade -1} be written as with Alembic, without the {@code --} that would tell it from a flag. */
final class NegativeTargets {
    private NegativeTargets() {}

    /** A blank before the minus, which targets may have, keeps it from being read as a flag. */
    static String[] shielded(String... args) {
        return Arrays.stream(args)
                .map(word -> word.matches("-\\d+") ? " " + word : word)
                .toArray(String[]::new);
    }
}

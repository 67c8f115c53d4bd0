package dev.retort.schema.change;

import dev.retort.faults.Share;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The major versions of PostgreSQL that a test runs on: what {@code -Dschemas.postgres} says, one or some with commas between, or
 * {@code all}.
 */
final class Majors {
    static final int NEWEST = 18;
    private static final List<Integer> OLDER = List.of(14, 15, 16, 17);

    private Majors() {}

    /** The newest, where nothing is said. */
    static List<Integer> given() {
        return given(List.of(NEWEST));
    }

    /** The newest and one of the older ones, another for each commit, where nothing is said. */
    static List<Integer> givenOrInTurns() {
        Share share = Share.given(1, 8);
        return given(List.of(NEWEST, OLDER.get(share.first() % OLDER.size())));
    }

    private static List<Integer> given(List<Integer> unasked) {
        String said = System.getProperty("schemas.postgres", "");
        return switch (said) {
            case "" -> unasked;
            case "all" ->
                IntStream.rangeClosed(OLDER.getFirst(), NEWEST).boxed().toList();
            default -> Stream.of(said.split(",")).map(Integer::valueOf).toList();
        };
    }
}

package dev.retort.faults;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The part of many faults that is tried this time: every {@code of}-th, from {@code first} on. {@code script/test} takes
 * another part for each commit, so that all have their turn, and {@code script/test --all} takes all of them.
 */
public record Share(int first, int of) {
    /**
     * As {@code -Dfaults=first/of} says, {@code first} being any number; what is dear is thinned out.
     *
     * @param ofAll how much, where all are tried
     * @param ofPart how much, where a part of them is
     */
    public static Share given(int ofAll, int ofPart) {
        String[] parts = System.getProperty("faults", "0/20").split("/", 2);
        int given = Integer.parseInt(parts[1]);
        int of = given == 1 ? ofAll : given * ofPart;
        return new Share(Integer.parseInt(parts[0]) % of, of);
    }

    /** Whether one of many, by its number, is in it. */
    public boolean holds(int number) {
        return number % of == first % of;
    }

    <T> List<T> of(List<T> all) {
        return IntStream.range(0, all.size())
                .filter(this::holds)
                .mapToObj(all::get)
                .toList();
    }

    @Override
    public String toString() {
        return of == 1 ? "all of them" : "every " + of + "th from number " + (first + 1) + " on";
    }
}

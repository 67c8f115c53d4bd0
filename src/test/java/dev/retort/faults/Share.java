package dev.retort.faults;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The part of many faults that is tried this time: every {@code of}-th, from {@code first} on. {@code script/test} takes
 * another part for each commit, so that all have their turn, and {@code script/test --all} takes all of them.
 */
record Share(int first, int of) {
    /** As {@code -Dfaults=first/of} says; what is dear is thinned out, also where all are tried. */
    static Share given(int thinner) {
        String[] parts = System.getProperty("faults", "0/20").split("/", 2);
        int of = Integer.parseInt(parts[1]);
        return new Share(Integer.parseInt(parts[0]), of * thinner);
    }

    <T> List<T> of(List<T> all) {
        return IntStream.range(0, all.size())
                .filter(i -> i % of == first % of)
                .mapToObj(all::get)
                .toList();
    }

    @Override
    public String toString() {
        return of == 1 ? "all" : "every " + of + "th from number " + (first + 1) + " on";
    }
}

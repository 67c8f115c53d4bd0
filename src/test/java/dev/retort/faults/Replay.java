package dev.retort.faults;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One round of faults that is tried alone, as a failure has named it: {@code -Dfaults.again=archive:17-BEFORE,4-AFTER,9-BEFORE}.
 *
 * @param cuts one of each journey
 */
record Replay(String dataLoss, List<Cut> cuts) {
    static Optional<Replay> given() {
        return Optional.ofNullable(System.getProperty("faults.again"))
                .filter(text -> !text.isBlank())
                .map(Replay::parse);
    }

    /** Skips a test of another policy than that of the round that is tried alone. */
    static void skipOthers(String dataLoss) {
        assumeThat(given().map(Replay::dataLoss).orElse(dataLoss)).isEqualTo(dataLoss);
    }

    private static Replay parse(String text) {
        String[] parts = text.split(":", 2);
        return new Replay(
                parts[0],
                Arrays.stream(parts[1].split(","))
                        .map(cut -> cut.split("-", 2))
                        .map(cut -> new Cut(Integer.parseInt(cut[0]), Cut.Kind.valueOf(cut[1])))
                        .toList());
    }

    @Override
    public String toString() {
        return "-Dfaults.again=" + dataLoss + ":"
                + cuts.stream().map(cut -> cut.at() + "-" + cut.kind()).collect(Collectors.joining(","));
    }
}

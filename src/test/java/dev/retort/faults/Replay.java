package dev.retort.faults;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One round of faults that is tried alone, as a failure has named it:
 * {@code -Dfaults.again=archive/THERE_BACK_AND_THERE:17-BEFORE,none,9-AFTER}.
 *
 * @param cuts one of each journey, or none
 */
record Replay(String dataLoss, Ways ways, List<Optional<Cut>> cuts) {
    private static final String NONE = "none";

    static Optional<Replay> given() {
        return Optional.ofNullable(System.getProperty("faults.again"))
                .filter(text -> !text.isBlank())
                .map(Replay::parse);
    }

    /** Skips a test of another sweep than that of the round that is tried alone. */
    static void skipOthers(String dataLoss, Ways ways) {
        assumeThat(given().filter(replay -> !replay.dataLoss.equals(dataLoss) || replay.ways != ways))
                .isEmpty();
    }

    private static Replay parse(String text) {
        String[] parts = text.split("[/:]", 3);
        return new Replay(
                parts[0],
                Ways.valueOf(parts[1]),
                Arrays.stream(parts[2].split(",")).map(Replay::cut).toList());
    }

    private static Optional<Cut> cut(String text) {
        if (text.equals(NONE)) {
            return Optional.empty();
        }
        String[] parts = text.split("-", 2);
        return Optional.of(new Cut(Integer.parseInt(parts[0]), Cut.Kind.valueOf(parts[1])));
    }

    @Override
    public String toString() {
        return "-Dfaults.again=" + dataLoss + "/" + ways + ":"
                + cuts.stream()
                        .map(cut -> cut.map(found -> found.at() + "-" + found.kind())
                                .orElse(NONE))
                        .collect(Collectors.joining(","));
    }
}

package dev.retort.cli;

import dev.retort.database.archive.DataLoss;
import dev.retort.database.archive.Expected;
import dev.retort.engine.StepForecast;
import dev.retort.revision.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A step of a plan, for people and as JSON.
 *
 * @param dataLoss what becomes of what it destroys: archive, refuse or allow
 */
record PlannedStep(
        String direction, String revision, String dataLoss, List<Destroyed> destroys, List<PutBack> putsBack) {

    /**
     * What it would destroy.
     *
     * @param rows how many at most; missing where nobody can know
     * @param verdict lossless, by rule, lost or untold
     */
    record Destroyed(String what, @Nullable Long rows, boolean counted, long bytes, String verdict, String why) {
        static Destroyed of(Expected expected, DataLoss policy) {
            boolean kept = policy == DataLoss.ARCHIVE;
            return new Destroyed(
                    expected.what(),
                    expected.rows().isPresent() ? Long.valueOf(expected.rows().getAsLong()) : null,
                    expected.counted(),
                    expected.bytes(),
                    kept ? words(expected.verdict()) : policy == DataLoss.ALLOW ? "lost" : "refused",
                    kept
                            ? expected.why()
                            : policy == DataLoss.ALLOW ? "nothing is kept (--data-loss allow)" : "--data-loss refuse");
        }

        private static String words(Expected.Verdict verdict) {
            return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        String line() {
            String many = rows == null
                    ? ""
                    : ": " + (counted ? "" : "about ") + Amounts.number(rows) + (rows == 1 ? " row" : " rows")
                            + (bytes > 0 ? " of " + Amounts.bytes(bytes) : "");
            return what + many + " (" + verdict + ": " + why + ")";
        }
    }

    /** What it would put back. */
    record PutBack(long item, String what, long rows, List<String> rules) {
        String line() {
            return "puts back " + what + ": " + Amounts.number(rows) + (rows == 1 ? " row" : " rows")
                    + (rules.isEmpty() ? "" : "; of them " + String.join("; ", rules));
        }
    }

    static PlannedStep of(Step step, Optional<StepForecast> forecast) {
        return new PlannedStep(
                step.direction().text(),
                step.revision().id(),
                forecast.map(known -> known.dataLoss().toString()).orElse("unknown"),
                forecast.stream()
                        .flatMap(known -> known.destroys().stream().map(each -> Destroyed.of(each, known.dataLoss())))
                        .toList(),
                forecast.stream()
                        .flatMap(known -> known.returns().stream())
                        .filter(each -> each.item().rows() > 0)
                        .map(each -> new PutBack(
                                each.item().id(),
                                each.item().text(),
                                each.item().rows(),
                                each.rules()))
                        .toList());
    }

    String line(Step step) {
        return String.format(
                "%-9s %s  %s", direction, step.revision().id(), step.revision().message());
    }

    List<String> details() {
        List<String> lines = new ArrayList<>();
        destroys.forEach(each -> lines.add(each.line()));
        putsBack.forEach(each -> lines.add(each.line()));
        return lines;
    }
}

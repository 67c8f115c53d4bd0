package dev.retort.cli;

import dev.retort.database.archive.DataLoss;
import dev.retort.database.archive.Exceptions;
import dev.retort.engine.LossPolicy;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What becomes of data that steps destroy. */
final class LossOptions {
    @Option(
            names = "--data-loss",
            paramLabel = "WHAT",
            description =
                    "what becomes of rows and values that a step destroys: archive keeps them in the database and the"
                            + " way back puts them in their place again, refuse runs no such step, allow lets them go; for one"
                            + " direction alone upgrade=WHAT or downgrade=WHAT (default: downgrade=archive,upgrade=allow)")
    @Nullable
    String dataLoss;

    @Option(
            names = "--archive-never",
            paramLabel = "TABLE",
            splitSynopsisLabel = ",",
            description =
                    "a table of which the archive keeps nothing, such as one with personal data; schema.table, and * for"
                            + " any letters; repeat it, or separate several with commas")
    List<String> never = new ArrayList<>();

    LossPolicy policy() {
        Exceptions exceptions = new Exceptions(never.stream()
                .flatMap(names -> Arrays.stream(names.split("[," + File.pathSeparator + "]", -1)))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList());
        DataLoss upgrade = LossPolicy.DEFAULT.upgrade();
        DataLoss downgrade = LossPolicy.DEFAULT.downgrade();
        for (String part : dataLoss == null ? List.<String>of() : Arrays.asList(dataLoss.split(",", -1))) {
            String[] sides = part.strip().split("=", 2);
            DataLoss what = what(sides[sides.length - 1]);
            String direction = sides.length == 1 ? "both" : sides[0].strip();
            switch (direction) {
                case "both" -> {
                    upgrade = what;
                    downgrade = what;
                }
                case "upgrade" -> upgrade = what;
                case "downgrade" -> downgrade = what;
                default ->
                    throw new UsageException("--data-loss " + dataLoss + ": there is upgrade= and downgrade=, but no "
                            + direction + "=");
            }
        }
        return new LossPolicy(upgrade, downgrade, exceptions);
    }

    private DataLoss what(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(DataLoss.values())
                .filter(value -> value.toString().equals(word))
                .findFirst()
                .orElseThrow(() -> new UsageException("--data-loss " + dataLoss + ": \"" + text + "\" is none of "
                        + Arrays.stream(DataLoss.values())
                                .map(DataLoss::toString)
                                .collect(Collectors.joining(", "))));
    }
}

package dev.retort.cli;

import dev.retort.engine.RenameFlag;
import dev.retort.engine.Renames;
import dev.retort.schema.change.Rename;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** What has another name now, where the wanted schema does not say so itself. */
final class RenameOptions {
    @Option(
            names = "--renamed",
            paramLabel = "OLD=NEW",
            description =
                    "what has another name now, and keeps its rows: public.shop=public.store for a table, public.shop.title=name"
                            + " for a column, and so on for all that has a name; repeat it for several")
    List<String> renamed = new ArrayList<>();

    /** Nobody is asked; whoever reads the output may say it the next time. Of each thing the likeliest is told. */
    Renames told(Surroundings surroundings) {
        Set<String> told = new HashSet<>();
        return new Renames(flags(), candidate -> {
            String before = candidate.object().id() + candidate.value().orElse("");
            String after = candidate.after() + candidate.to();
            if (told.add(before) && told.add(after)) {
                surroundings.console().progress("note: " + hint(candidate));
            }
            return false;
        });
    }

    /** A person at a terminal is asked. */
    Renames asked(Surroundings surroundings, OutputOption output) {
        Console console = surroundings.console();
        return output.isJson() || !console.isLive()
                ? told(surroundings)
                : new Renames(flags(), candidate -> console.isAgreed("Is " + candidate.text() + "?"));
    }

    private List<RenameFlag> flags() {
        return renamed.stream()
                .map(text -> RenameFlag.parse(text)
                        .orElseThrow(() -> new UsageException("cannot read --renamed " + text
                                + "; write OLD=NEW, as in public.shop=public.store or public.shop.title=name")))
                .toList();
    }

    private static String hint(Rename candidate) {
        return candidate.text().replace(" renamed to ", " may be renamed to ") + ": say --renamed "
                + quoted(candidate.flag());
    }

    /** As a shell takes it. */
    private static String quoted(String word) {
        return word.matches("[\\w.=]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}

package dev.retort.operator.api;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a way back may do. */
public record Rollback(
        @JsonPropertyDescription(
                "WhenLowered goes back only to a revision that targetRevision names; when head or heads is behind the"
                        + " database because the migrations are older, the run is refused. Always goes back in that"
                        + " case too. Never refuses every way back.")
        @Default("WhenLowered")
        Allowed allowed,

        @JsonPropertyDescription(
                "What happens to rows and values that a way back destroys. Archive keeps them in the database, in the"
                        + " ledger's schema, and the next upgrade through the same revision puts them in their place"
                        + " again. Refuse runs no step that would destroy any. Allow lets them go: a column or table"
                        + " that a downgrade drops is gone with its rows.")
        @Default("Archive")
        DataLoss dataLoss,

        @JsonPropertyDescription("What the archive keeps, and how long.") @Default("{}")
        Archive archive) {

    public Rollback {
        allowed = requireNonNullElse(allowed, Allowed.WhenLowered);
        dataLoss = requireNonNullElse(dataLoss, DataLoss.Archive);
        archive = requireNonNullElseGet(archive, Archive::forEver);
    }

    static Rollback defaults() {
        return new Rollback(Allowed.WhenLowered, DataLoss.Archive, Archive.forEver());
    }

    /** Named as written in the resource; the argument is what the engine's {@code --rollback} takes. */
    public enum Allowed {
        WhenLowered("when-lowered"),
        Always("always"),
        Never("never");

        private final String argument;

        Allowed(String argument) {
            this.argument = argument;
        }

        public String argument() {
            return argument;
        }
    }

    /** Named as written in the resource; the argument is what the engine's {@code --data-loss} takes. */
    public enum DataLoss {
        Archive("archive"),
        Refuse("refuse"),
        Allow("allow");

        private final String argument;

        DataLoss(String argument) {
            this.argument = argument;
        }

        public String argument() {
            return argument;
        }
    }

    /** What the archive keeps, and how long; all of it and for ever where nothing is said. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Archive(
            @JsonPropertyDescription(
                    "Tables of which nothing is ever kept, such as those with personal data, as [schema.]table; '*'"
                            + " stands for any letters. What a way back destroys of them is gone.")
            @Size(max = 64)
            @ValidationRule(
                    value = "self.all(table,"
                            + " table.matches('^[A-Za-z_*][A-Za-z0-9_$*]{0,62}([.][A-Za-z_*][A-Za-z0-9_$*]{0,62})?$'))",
                    message =
                            "the tables in rollback.archive.never must be [schema.]table, each part of letters, digits,"
                                    + " '_', '$' and '*', not beginning with a digit and at most 63 characters long")
            List<@Size(max = 127) String> never,

            @JsonPropertyDescription(
                    "What was kept longer ago than this is dropped at the end of a run that succeeds, as a number with"
                            + " s, m, h or d. Without it everything is kept for ever.")
            @Nullable
            @Pattern("^[1-9][0-9]*(s|m|h|d)$")
            @Size(max = 7)
            String maxAge,

            @JsonPropertyDescription(
                    "Where all that is kept takes more space than this, the oldest of it is dropped at the end of a run"
                            + " that succeeds, as a number with Mi, Gi or Ti. Without it everything is kept for ever.")
            @Nullable
            @Pattern("^[1-9][0-9]{0,5}(Mi|Gi|Ti)$")
            @Size(max = 8)
            String maxSize) {

        public Archive {
            never = List.copyOf(requireNonNullElseGet(never, List::of));
        }

        static Archive forEver() {
            return new Archive(List.of(), null, null);
        }
    }
}

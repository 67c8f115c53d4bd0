package dev.retort.operator.api;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;

/** What a way back may do. */
public record Rollback(
        @JsonPropertyDescription(
                "WhenLowered goes back only to a revision that targetRevision names; when head or heads is behind the"
                        + " database because the migrations are older, the run is refused. Always goes back in that"
                        + " case too. Never refuses every way back.")
        @Default("WhenLowered")
        Allowed allowed,

        @JsonPropertyDescription(
                "What happens to rows that a way back destroys. Allow, the only value so far, runs the downgrade as it"
                        + " is written: a column or table that it drops is gone with its rows. Keeping them (archive)"
                        + " and refusing such a step come in a later version.")
        @Default("Allow")
        DataLoss dataLoss) {

    public Rollback {
        allowed = requireNonNullElse(allowed, Allowed.WhenLowered);
        dataLoss = requireNonNullElse(dataLoss, DataLoss.Allow);
    }

    static Rollback defaults() {
        return new Rollback(Allowed.WhenLowered, DataLoss.Allow);
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

    /** Named as written in the resource. */
    public enum DataLoss {
        Allow
    }
}

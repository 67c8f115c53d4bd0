package dev.retort.operator.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A condition in Kubernetes' usual form. */
public record Condition(
        @JsonPropertyDescription("Ready, Reconciling or Stalled.") @Required @Size(max = 316)
        String type,

        @JsonPropertyDescription("True, False or Unknown.") @Required
        Status status,

        @JsonPropertyDescription("The metadata.generation of which the condition speaks.")
        long observedGeneration,

        @JsonPropertyDescription("When status last changed.") @Required
        String lastTransitionTime,

        @JsonPropertyDescription("One word that programs may compare.") @Required @Size(max = 1024)
        String reason,

        @JsonPropertyDescription("A sentence for people.") @Required @Size(max = 32768)
        String message) {

    /** Named as written in the resource. */
    public enum Status {
        True,
        False,
        Unknown
    }
}

package dev.retort.operator.observe;

import java.util.List;

/** The migrations as they are found now. */
public sealed interface Source {
    /**
     * All there.
     *
     * @param digest a {@link dev.retort.report.SourceDigest}; for an image its reference
     */
    record Found(String digest) implements Source {}

    /** ConfigMaps that do not exist (yet). */
    record Missing(List<String> configMaps) implements Source {
        public Missing {
            configMaps = List.copyOf(configMaps);
        }
    }

    /** There, but no Job could be made from it. */
    record Unusable(String why) implements Source {}
}

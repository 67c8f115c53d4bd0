package dev.retort.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a run ended. Each has its own exit code, so that an outcome is known even where the report is lost. */
public enum Outcome {
    /** The database is at the target; perhaps nothing had to be done. */
    @JsonProperty("done")
    DONE(0),
    /** A statement failed. The database is at the last revision that succeeded; trying again would fail again. */
    @JsonProperty("failed")
    FAILED(1),
    /** The arguments or the migrations cannot be used. */
    @JsonProperty("invalid")
    INVALID(2),
    /** The database cannot be reached, refuses the credentials or is busy: trying again makes sense. */
    @JsonProperty("unavailable")
    UNAVAILABLE(3),
    /** What was asked is against the policy given, such as a rollback that is not allowed. */
    @JsonProperty("refused")
    REFUSED(4);

    private final int exitCode;

    Outcome(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}

package dev.retort.operator.decide;

import dev.retort.operator.api.RunStatus;
import dev.retort.operator.observe.ObservedJob;

/**
 * Which attempt of which run.
 *
 * @param hash what it runs, see {@link Hashes}
 * @param run counts the runs of a resource, so that going back to an earlier spec is a new run
 * @param attempt counts the Jobs of the run
 */
public record RunKey(String hash, int run, int attempt) {
    /** Of the 63 characters of a Job's name, this is what the resource's part may take. */
    private static final int ROOM = 63 - "-12345678".length() - "-12345".length();

    static RunKey of(ObservedJob job) {
        return new RunKey(job.hash(), job.run(), job.attempt());
    }

    static RunKey of(RunStatus recorded) {
        return new RunKey(recorded.hash(), recorded.number(), recorded.attempt());
    }

    RunKey nextAttempt() {
        return new RunKey(hash, run, attempt + 1);
    }

    public boolean after(RunKey other) {
        return run > other.run || (run == other.run && attempt > other.attempt);
    }

    /** The same for the same run, different for every other: a resource made anew under an old name has new names. */
    public String runName(String resource, String uid) {
        var readable = resource.replace('.', '-');
        readable = readable.substring(0, Math.min(ROOM, readable.length())).replaceFirst("-+$", "");
        return readable + "-" + Hashes.sha256(uid + "\n" + hash + "\n" + run).substring(0, 8);
    }

    public String jobName(String resource, String uid) {
        return runName(resource, uid) + "-" + attempt;
    }
}

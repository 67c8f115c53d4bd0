package dev.retort.operator.api;

/** How the objects that the operator makes are told apart. */
public final class Labels {
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    public static final String NAME = "app.kubernetes.io/name";
    /** The resource's UID. */
    public static final String UID = "retort.dev/uid";
    /** What the Job runs. */
    public static final String HASH = "retort.dev/hash";
    /** The number of the run within the resource. */
    public static final String RUN = "retort.dev/run";
    /** The number of the Job within the run. */
    public static final String ATTEMPT = "retort.dev/attempt";
    /** An annotation: a resource's name may be longer than a label's value. */
    public static final String RESOURCE = "retort.dev/resource";
    /** Selects every Job and pod of ours. */
    public static final String SELECTOR = MANAGED_BY + "=retort," + NAME + "=retort-run";

    /** The container that runs the engine. */
    public static final String RUNNER_CONTAINER = "retort";
    /** The init container that takes the files out of an image. */
    public static final String MIGRATIONS_CONTAINER = "migrations";

    private Labels() {}
}

package dev.retort.operator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What the operator is told by its surroundings; each is an environment variable too, as {@code RETORT_RUNNER_IMAGE}. */
@ConfigMapping(prefix = "retort")
public interface RetortConfig {
    Runner runner();

    /** Whether several replicas elect the one that acts. */
    @WithDefault("false")
    boolean leaderElection();

    @WithDefault("retort")
    String leaseName();

    Optional<String> leaseNamespace();

    /** The operator's own pod: its identity in elections and events. */
    Optional<String> podName();

    /** The image of the Jobs: the operator's own. */
    interface Runner {
        @WithDefault("retort:dev")
        String image();

        @WithDefault("IfNotPresent")
        String imagePullPolicy();

        /**
         * The user that takes migrations out of an image; set to nothing, the image or the cluster chooses, as OpenShift
         * wants it.
         */
        @WithDefault("65532")
        Optional<Long> runAsUser();
    }
}

package dev.retort.operator;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Of several replicas one acts. The SDK would leave through {@code System.exit} when the lease is lost, also during a
 * shutdown, and would then wait for the very shutdown that waits for it; and it keeps the lease when it stops.
 */
@ApplicationScoped
public class LeaderElection {
    private static final Logger LOG = Logger.getLogger(LeaderElection.class);
    private final AtomicBoolean shuttingDown = new AtomicBoolean();
    private final RetortConfig config;
    private final KubernetesClient client;

    LeaderElection(RetortConfig config, KubernetesClient client) {
        this.config = config;
        this.client = client;
    }

    /** Null turns election off. */
    // The builder forbids to leave without System.exit, so it has to be the constructor, deprecated in its favour.
    @SuppressWarnings("deprecation")
    @Produces
    @Dependent
    @Nullable
    LeaderElectionConfiguration configuration() {
        if (!config.leaderElection()) {
            return null;
        }
        return new LeaderElectionConfiguration(
                config.leaseName(),
                config.leaseNamespace().orElse(null),
                Duration.ofSeconds(15),
                Duration.ofSeconds(10),
                Duration.ofSeconds(2),
                config.podName().orElse(null),
                new LeaderCallbacks(
                        () -> LOG.info("leading"), this::lost, leader -> LOG.infof("the leader is %s", leader)),
                false);
    }

    /** Before the SDK's own observer, which stops the operator. */
    void stopping(@Observes @Priority(1) ShutdownEvent event) {
        shuttingDown.set(true);
    }

    private void lost() {
        if (shuttingDown.get()) {
            giveBack();
        } else {
            LOG.error("the lease is lost: another replica leads now, this one starts anew");
            Runtime.getRuntime().halt(1);
        }
    }

    /** So that nobody has to wait until the lease runs out; while the SDK stops, the client still works. */
    private void giveBack() {
        try {
            var lease = client.leases()
                    .inNamespace(config.leaseNamespace().orElseGet(client::getNamespace))
                    .withName(config.leaseName())
                    .get();
            if (lease != null
                    && config.podName()
                            .filter(pod -> pod.equals(lease.getSpec().getHolderIdentity()))
                            .isPresent()) {
                lease.getSpec().setHolderIdentity("");
                // Bound to the version that was read: where another replica was faster, nothing is taken from it.
                client.resource(lease).lockResourceVersion().update();
                LOG.info("gave the lease back");
            }
        } catch (KubernetesClientException e) {
            LOG.infof("the lease was not given back and runs out by itself: %s", e.getMessage());
        }
    }
}

package dev.retort.operator.act;

import static java.net.HttpURLConnection.HTTP_CONFLICT;

import dev.retort.operator.api.DatabaseMigrationStatus;
import dev.retort.operator.decide.Decision;
import dev.retort.operator.observe.Observation;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.jboss.logging.Logger;

/** Tells what happened as events on the resource. An event that cannot be written stops nothing. */
public final class Events {
    private static final Logger LOG = Logger.getLogger(Events.class);

    private final KubernetesClient client;
    private final String reporter;

    /**
     * @param reporter the name of the operator's pod
     */
    public Events(KubernetesClient client, String reporter) {
        this.client = client;
        this.reporter = reporter;
    }

    public void record(Observation observed, Decision decision, DatabaseMigrationStatus status) {
        EventShape.of(observed, decision, status, reporter).ifPresent(event -> {
            try {
                client.events().v1().events().resource(event).create();
            } catch (KubernetesClientException e) {
                if (e.getCode() != HTTP_CONFLICT) {
                    LOG.warnf(
                            "could not record the event %s on %s/%s: %s",
                            event.getReason(), observed.namespace(), observed.name(), e.getMessage());
                }
            }
        });
    }
}

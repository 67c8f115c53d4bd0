package dev.retort.operator.act;

import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static java.net.HttpURLConnection.HTTP_NOT_FOUND;

import dev.retort.operator.api.DatabaseMigration;
import dev.retort.operator.api.DatabaseMigrationStatus;
import dev.retort.operator.observe.Observation;
import dev.retort.operator.status.WrittenStatuses;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/** Writes a status to the very resource that was observed: not to a later one, nor to another that has its name by now. */
public final class StatusWriter {
    private static final Logger LOG = Logger.getLogger(StatusWriter.class);

    /** What became of it. */
    public enum Written {
        CHANGED,
        UNCHANGED,
        /** The resource was edited or deleted since it was observed; there may be another one of its name. */
        OUTDATED
    }

    private final WrittenStatuses written = new WrittenStatuses();

    /** The newer of the status that the cached resource shows and the one that was written. */
    public DatabaseMigrationStatus newest(DatabaseMigration cached) {
        return written.newest(cached);
    }

    /**
     * Writes a status where it says something new.
     *
     * @param apply a forced server-side apply of the status; gives back the server's answer
     */
    public Written write(Observation observed, DatabaseMigrationStatus status, UnaryOperator<DatabaseMigration> apply) {
        if (status.equals(newest(observed.resource()))) {
            return Written.UNCHANGED;
        }
        try {
            written.wrote(apply.apply(fresh(observed, status)), status);
            return Written.CHANGED;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HTTP_CONFLICT || e.getCode() == HTTP_NOT_FOUND) {
                LOG.infof("%s/%s was edited or deleted since it was read", observed.namespace(), observed.name());
                return Written.OUTDATED;
            }
            throw e;
        }
    }

    /**
     * With the newest version that is known, which after a write is not the observed one. The uid would be no condition:
     * the server takes all metadata of a status but the version from what it has.
     */
    private DatabaseMigration fresh(Observation observed, DatabaseMigrationStatus status) {
        var fresh = new DatabaseMigration();
        fresh.setMetadata(new ObjectMetaBuilder()
                .withNamespace(observed.namespace())
                .withName(observed.name())
                .withResourceVersion(written.newestVersion(observed.resource()))
                .build());
        fresh.setStatus(status);
        return fresh;
    }
}

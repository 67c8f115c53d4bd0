package dev.retort.operator.status;

import static java.util.Objects.requireNonNullElseGet;

import dev.retort.operator.api.DatabaseMigration;
import dev.retort.operator.api.DatabaseMigrationStatus;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The statuses that were written and that the cache may not show yet: a decision must not be taken on an older one than
 * the operator itself wrote. The SDK could overlay its cache, but its filter for own events, which comes with that,
 * loses edits of the spec.
 */
public final class WrittenStatuses {
    private record Written(long version, DatabaseMigrationStatus status) {}

    /** More than are ever under way at once; what a deleted resource leaves behind falls out at the end. */
    private static final int MOST = 1000;

    private final Map<String, Written> byUid = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Written> eldest) {
            return size() > MOST;
        }
    });

    public void wrote(DatabaseMigration answer, DatabaseMigrationStatus status) {
        byUid.put(answer.getMetadata().getUid(), new Written(version(answer), status));
    }

    /** The newer of the one that the cached resource shows and the one that was written. */
    public DatabaseMigrationStatus newest(DatabaseMigration cached) {
        var uid = cached.getMetadata().getUid();
        var written = byUid.get(uid);
        if (written != null && written.version() > version(cached)) {
            return written.status();
        }
        byUid.remove(uid);
        return requireNonNullElseGet(cached.getStatus(), DatabaseMigrationStatus::empty);
    }

    /** The version of the newer of the two. */
    public String newestVersion(DatabaseMigration cached) {
        var written = byUid.get(cached.getMetadata().getUid());
        return String.valueOf(written == null ? version(cached) : Math.max(written.version(), version(cached)));
    }

    private static long version(DatabaseMigration resource) {
        return Long.parseLong(resource.getMetadata().getResourceVersion());
    }
}

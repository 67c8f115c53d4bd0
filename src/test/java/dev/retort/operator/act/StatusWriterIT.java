package dev.retort.operator.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.operator.act.StatusWriter.Written;
import dev.retort.operator.api.DatabaseMigration;
import dev.retort.operator.api.DatabaseMigrationStatus;
import dev.retort.operator.observe.Observation;
import dev.retort.operator.observe.Source;
import dev.retort.operator.testing.ApiServer;
import dev.retort.operator.testing.Shop;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(value = "dev.retort.operator.testing.ApiServer#available", disabledReason = ApiServer.ABSENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatusWriterIT {
    private static final DatabaseMigrationStatus STATUS =
            new DatabaseMigrationStatus(1L, Shop.A, List.of(Shop.A), Shop.A, null, List.of(), null, List.of());

    private final ApiServer server = ApiServer.start();
    private final StatusWriter statuses = new StatusWriter();

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void writesWhatIsNewAndNothingTwice() {
        var resource = create("written");
        assertThat(write(resource)).isEqualTo(Written.CHANGED);
        assertThat(write(resource)).isEqualTo(Written.UNCHANGED);
        assertThat(found("written").getStatus()).isEqualTo(STATUS);
    }

    @Test
    void writesAgainWhileTheCacheIsBehind() {
        var resource = create("behind");
        assertThat(write(resource)).isEqualTo(Written.CHANGED);
        assertThat(write(resource, DatabaseMigrationStatus.empty())).isEqualTo(Written.CHANGED);
        assertThat(found("behind").getStatus().appliedRevision()).isNull();
    }

    @Test
    void doesNotWriteWhatWasDecidedBeforeAnEdit() {
        var resource = create("edited");
        server.client().resource(resource).edit(found -> {
            found.setSpec(Shop.withTarget(found.getSpec(), Shop.B));
            return found;
        });
        assertThat(write(resource)).isEqualTo(Written.OUTDATED);
        assertThat(found("edited").getStatus()).isNull();
    }

    @Test
    void doesNotWriteToAnotherResourceOfTheSameName() {
        var deleted = create("renewed");
        server.client().resource(deleted).delete();
        create("renewed");
        assertThat(write(deleted)).isEqualTo(Written.OUTDATED);
        assertThat(found("renewed").getStatus()).isNull();
    }

    @Test
    void bearsThatTheResourceIsGone() {
        var deleted = create("gone");
        server.client().resource(deleted).delete();
        assertThat(write(deleted)).isEqualTo(Written.OUTDATED);
    }

    private Written write(DatabaseMigration resource) {
        return write(resource, STATUS);
    }

    private Written write(DatabaseMigration resource, DatabaseMigrationStatus status) {
        var observed = new Observation(
                resource,
                DatabaseMigrationStatus.empty(),
                new Source.Found("sha256:one"),
                List.of(),
                List.of(),
                Instant.EPOCH);
        return statuses.write(observed, status, this::apply);
    }

    /** As the SDK does it. */
    private DatabaseMigration apply(DatabaseMigration fresh) {
        return server.client()
                .resource(fresh)
                .subresource("status")
                .patch(new PatchContext.Builder()
                        .withForce(true)
                        .withFieldManager("retort-operator")
                        .withPatchType(PatchType.SERVER_SIDE_APPLY)
                        .build());
    }

    private DatabaseMigration create(String name) {
        var resource = Shop.named(name);
        resource.getMetadata().setUid(null);
        resource.getMetadata().setResourceVersion(null);
        resource.getMetadata().setGeneration(null);
        return server.client().resource(resource).create();
    }

    private DatabaseMigration found(String name) {
        return server.client()
                .resources(DatabaseMigration.class)
                .inNamespace("default")
                .withName(name)
                .get();
    }
}

package dev.retort.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cluster.Cluster;
import dev.retort.cluster.ClusterExtension;
import dev.retort.operator.api.DatabaseMigrationStatus;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job: the database goes where the field says, up and back. */
@ExtendWith(ClusterExtension.class)
class JourneyE2E {
    private static final String HEAD = "2be4f7d09c81";
    private static final String FIRST = "3f1c9a7be204";
    private static final String SECOND = "8b60d2e5f713";

    @BeforeAll
    static void prepare(Cluster cluster) {
        Journey.prepare(cluster);
    }

    @Test
    void goesUpThroughABranchAndAMergeAndBackToEveryPlaceThatIsNamed(Cluster cluster) {
        Journey shop = Journey.begin(cluster, "journey");
        shop.files(Journey.shop());

        shop.apply("head");
        DatabaseMigrationStatus up = shop.awaitReadyAt(HEAD);
        assertThat(up.targetRevision()).isEqualTo(HEAD);
        assertThat(cluster.kubectl("get", "dbmig", shop.name))
                .contains("TARGET", "APPLIED", "READY", "REASON", "AGE", HEAD, "True");

        shop.apply(SECOND);
        DatabaseMigrationStatus back = shop.awaitReadyAt(SECOND);
        assertThat(back.history()).hasSize(2);
        assertThat(back.history().getFirst().direction()).isEqualTo("downgrade");
        assertThat(shop.sql("SELECT count(*) FROM pg_class WHERE relname LIKE '%invoice%'"))
                .isEqualTo("0");
        assertThat(cluster.kubectl("get", "events", "--field-selector=involvedObject.name=" + shop.name))
                .contains("Upgraded", "RolledBack");

        shop.apply("billing@5d27b3e1a890");
        shop.awaitReadyAt("5d27b3e1a890");
        shop.apply("billing@head");
        shop.awaitReadyAt(HEAD);

        shop.apply("base");
        DatabaseMigrationStatus nothing = shop.awaitReadyAt();
        assertThat(nothing.appliedRevision()).isEqualTo("base");
        shop.assertTables("alembic_version");
    }

    @Test
    void rollsBackWhenTheFilesAreGone(Cluster cluster) {
        Journey shop = Journey.begin(cluster, "gone");
        shop.files(Journey.shop());
        shop.apply("head");
        shop.awaitReadyAt(HEAD);

        shop.files(Map.of("first.sql", Journey.shop().get(FIRST + "_customers_and_products.sql")));
        shop.apply(FIRST);

        shop.awaitReadyAt(FIRST);
        shop.assertTables("alembic_version", "customer", "product");
    }

    @Test
    void twoResourcesOfOneNamespaceKeepToThemselves(Cluster cluster) {
        Journey one = Journey.begin(cluster, "one");
        Journey other = Journey.begin(cluster, "other");
        one.files(Journey.shop());
        one.apply("head");
        other.apply(
                "head",
                "inline: {first.sql: \"-- revision: aaaa01\\n-- migrate:up\\nCREATE TABLE a (x int);\\n-- migrate:down\\nDROP TABLE a;\\n\"}",
                "");

        one.awaitReadyAt(HEAD);
        other.awaitReadyAt("aaaa01");
        other.assertTables("a", "alembic_version");
    }

    @Test
    void takesTheFilesOutOfAnImage(Cluster cluster) {
        Journey shop = Journey.begin(cluster, "imaged");
        cluster.loadFiles("localhost/shop-migrations:1", Path.of("deploy/examples/shop/versions"));

        shop.apply("head", "image: {reference: \"localhost/shop-migrations:1\", path: /files}", "");

        DatabaseMigrationStatus status = shop.awaitReadyAt(HEAD);
        assertThat(status.source()).isNotNull();
        assertThat(String.valueOf(status.source())).contains("sha256:");
    }
}

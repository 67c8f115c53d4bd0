package dev.retort.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.TestingHibernate;
import dev.retort.cluster.Cluster;
import dev.retort.cluster.ClusterExtension;
import dev.retort.operator.api.DatabaseMigrationStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** From a changed entity to a changed database, and back: each thing that a person does on the way, in its order. */
@ExtendWith(ClusterExtension.class)
class AutogenerateE2E {
    private static final String COLUMN =
            "SELECT data_type FROM information_schema.columns WHERE table_name = 'customer' AND column_name = 'discount'";

    @BeforeAll
    static void prepare(Cluster cluster) {
        Journey.prepare(cluster);
    }

    @Test
    void aChangedEntityChangesTheDatabaseOnceTheFieldNamesItsRevisionAndNoLongerThanThat(
            Cluster cluster, @TempDir Path folder) throws IOException {
        Journey shop = Journey.begin(cluster, "entities");
        Project project = Project.begin(folder, TestingHibernate.line("7.1"));
        String first = generate(project, "customers and invoices");
        project.commit("The shop as it begins");
        shop.files(project.committed());
        shop.apply(first);
        shop.awaitReadyAt(first);
        shop.assertTables("alembic_version", "customer", "customer_tags", "invoice");
        shop.sql("INSERT INTO customer (name) VALUES ('Ada')");

        project.edit("shop/Customer.java", "    String name;\n", """
                    String name;

                    @Column(precision = 5, scale = 2)
                    java.math.BigDecimal discount;
                """);
        assertThat(project.retort("check").text()).contains("+ column public.customer.discount");
        String second = generate(project, "what a customer need not pay");

        List<String> changed = project.commit("Give customers a discount");
        String file = second + "_what_a_customer_need_not_pay.sql";
        assertThat(changed).containsExactly("migrations/" + file, "src/shop/Customer.java");
        assertThat(project.committed().get(file))
                .contains("-- down_revision: " + first)
                .contains("ALTER TABLE public.customer ADD COLUMN discount numeric(5,2);")
                .contains("ALTER TABLE public.customer DROP COLUMN discount;");
        assertThat(project.retort("check").exitCode()).isZero();

        shop.files(project.committed());
        shop.awaitReadyAt(first);
        assertThat(shop.sql(COLUMN)).isEmpty();

        shop.apply(second);
        DatabaseMigrationStatus up = shop.awaitReadyAt(second);
        assertThat(up.targetRevision()).isEqualTo(second);
        assertThat(shop.sql(COLUMN)).isEqualTo("numeric");
        shop.sql("UPDATE customer SET discount = 12.5");

        shop.apply(first);
        DatabaseMigrationStatus back = shop.awaitReadyAt(first);
        assertThat(back.history().getFirst().direction()).isEqualTo("downgrade");
        assertThat(shop.sql(COLUMN)).isEmpty();
        assertThat(shop.sql("SELECT name FROM customer")).isEqualTo("Ada");

        shop.apply(second);
        shop.awaitReadyAt(second);
        assertThat(shop.sql("SELECT name || ' ' || discount FROM customer")).isEqualTo("Ada 12.50");
    }

    /** The revision of the file that is written. */
    private static String generate(Project project, String message) {
        Project.Answer answer = project.retort("revision", "--autogenerate", "-m", message);
        assertThat(answer.exitCode()).as(answer.text()).isZero();
        Matcher wrote = Pattern.compile("([0-9a-f]{12})_\\w+\\.sql").matcher(answer.text());
        assertThat(wrote.find()).as(answer.text()).isTrue();
        return Objects.requireNonNull(wrote.group(1));
    }
}

package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.TestingShell.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestingDatabase.class)
class JpaPostgresTest {
    private final TestingDatabase.Url url;
    private final TestingShell shell;
    private final Path folder;
    private final Path migrations;

    JpaPostgresTest(TestingDatabase.Url url, @TempDir Path folder) throws IOException {
        this.url = url;
        this.folder = folder;
        this.migrations = Files.createDirectories(folder.resolve("migrations"));
        this.shell = new TestingShell(folder, url);
    }

    private Answer retort(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("-d", migrations.toString(), "--scratch-url", url.text()));
        return shell.plain(all.toArray(String[]::new));
    }

    private void configure(TestingHibernate hibernate, String what) throws IOException {
        hibernate.compile(Files.createDirectories(folder.resolve("classes")));
        Files.writeString(folder.resolve("retort.toml"), """
                [schema.jpa]
                class_path = ["classes", "%s/*"]
                %s
                """.formatted(hibernate.jars(), what));
    }

    private String generated() throws IOException {
        try (Stream<Path> files = Files.list(migrations)) {
            return Files.readString(files.findFirst().orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.6", "7.1", "7.4", "8.0"})
    void exportsByTheHibernateOfTheProject(String line) throws IOException {
        TestingHibernate hibernate = TestingHibernate.line(line);
        configure(hibernate, "packages = [\"shop\"]");

        Answer answer = retort("revision", "--autogenerate", "-m", "entities");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.err())
                .contains("entities (2): shop.Customer, shop.order.Invoice")
                .contains("embeddables (1): shop.Address")
                .contains("mapped superclasses (1): shop.Dated");
        assertThat(generated())
                .contains("-- Model: written by Hibernate " + hibernate.version())
                .contains("customer", "invoice", "street", "created", "FOREIGN KEY");
        assertThat(retort("check").exitCode()).isZero();
    }

    @Test
    void tellsAnotherHibernateFromAnotherModel() throws IOException {
        configure(TestingHibernate.line("7.1"), "packages = [\"shop\"]");
        assertThat(retort("revision", "--autogenerate", "-m", "entities").exitCode())
                .isZero();
        TestingHibernate newer = TestingHibernate.line("7.4");
        configure(newer, "packages = [\"shop\"]");

        Answer answer = retort("check");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err())
                .containsPattern(
                        "Hibernate was 7\\.1\\.\\S+ when revision \\w+ was generated and is " + newer.version());
    }

    @Test
    void takesSettingsAndSingleEntities() throws IOException {
        configure(TestingHibernate.line("7.1"), """
                entities = ["shop.Customer", "shop.Address", "shop.Dated"]
                settings = { "hibernate.physical_naming_strategy" = "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl", hibernate.jdbc.time_zone = "UTC" }
                """);

        Answer answer = retort("check");

        assertThat(answer.out())
                .contains("+ table public.customer", "customer_tags")
                .doesNotContain("invoice");
    }

    @Test
    void takesAPersistenceUnit() throws IOException {
        configure(TestingHibernate.line("7.1"), "persistence_unit = \"shop\"");
        Files.createDirectories(folder.resolve("classes/META-INF"));
        Files.writeString(folder.resolve("classes/META-INF/persistence.xml"), """
                <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
                  <persistence-unit name="shop">
                    <properties>
                      <property name="jakarta.persistence.jdbc.url" value="jdbc:postgresql://nowhere.invalid/shop"/>
                      <property name="hibernate.hbm2ddl.auto" value="create-drop"/>
                    </properties>
                  </persistence-unit>
                </persistence>
                """);

        Answer answer = retort("check");

        assertThat(answer.exitCode()).as(answer.err()).isEqualTo(1);
        assertThat(answer.out()).contains("+ table public.customer", "+ table public.invoice");
        configure(TestingHibernate.line("7.1"), "persistence_unit = \"stop\"");
        assertThat(retort("check").err()).contains("there is no persistence unit stop", "; there is shop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "packages = [\"wrong\"]",
                "entities = [\"shop.Customer$Rank\"]",
                "package = [\"shop\"]",
                "",
                "packages = [\"shop\"]\nsettings = { \"hibernate.dialect\" = \"no.such.Dialect\" }"
            })
    void saysWhatIsWrong(String what) throws IOException {
        configure(TestingHibernate.line("7.1"), what);

        Answer answer = retort("check");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err())
                .containsAnyOf(
                        "there is no entity in the packages wrong",
                        "cannot use the entity shop.Customer$Rank",
                        "unknown in retort.toml: schema.jpa.package;",
                        "needs class_path, and one of packages, entities and persistence_unit",
                        "no.such.Dialect");
    }
}

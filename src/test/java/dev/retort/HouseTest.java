package dev.retort;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Random;

/** The rules of the house: which room may use which, and what none of them does. */
@AnalyzeClasses(packages = "dev.retort", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
    @ArchTest
    static final ArchRule roomsUseOnlyWhatTheyMay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("revision")
            .definedBy("dev.retort.revision")
            .layer("sql")
            .definedBy("dev.retort.sql")
            .layer("report")
            .definedBy("dev.retort.report")
            .layer("source")
            .definedBy("dev.retort.source")
            .layer("importing")
            .definedBy("dev.retort.importing")
            .layer("database")
            .definedBy("dev.retort.database..")
            .layer("schema")
            .definedBy("dev.retort.schema..")
            .layer("scratch")
            .definedBy("dev.retort.scratch")
            .layer("model")
            .definedBy("dev.retort.model")
            .layer("engine")
            .definedBy("dev.retort.engine")
            .layer("cli")
            .definedBy("dev.retort.cli")
            .layer("operator")
            .definedBy("dev.retort.operator..")
            .layer("entry")
            .definedBy("dev.retort")
            .whereLayer("revision")
            .mayOnlyBeAccessedByLayers("source", "importing", "database", "engine", "cli", "operator")
            .whereLayer("sql")
            .mayOnlyBeAccessedByLayers("source", "importing", "database", "schema", "model", "engine", "cli")
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("cli", "operator")
            .whereLayer("source")
            .mayOnlyBeAccessedByLayers("importing", "engine", "cli")
            .whereLayer("importing")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("database")
            .mayOnlyBeAccessedByLayers("engine", "cli")
            .whereLayer("schema")
            .mayOnlyBeAccessedByLayers("engine", "cli")
            .whereLayer("model")
            .mayOnlyBeAccessedByLayers("engine", "cli")
            .whereLayer("scratch")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("engine")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("cli")
            .mayOnlyBeAccessedByLayers("entry")
            .whereLayer("operator")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule theModelKnowsOnlyJava = classes()
            .that()
            .resideInAnyPackage("dev.retort.revision", "dev.retort.sql")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.retort.revision",
                    "dev.retort.sql",
                    "java.lang..",
                    "java.util..",
                    "java.security",
                    "java.time",
                    "java.nio.charset",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule theEnginesPathStartsNoQuarkus = noClasses()
            .that()
            .resideOutsideOfPackages("dev.retort.operator..", "dev.retort")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "io.fabric8..", "io.javaoperatorsdk..", "jakarta..", "org.eclipse..");

    @ArchTest
    static final ArchRule onlyTheDatabaseRoomSpeaksToTheDriver = noClasses()
            .that()
            .resideOutsideOfPackage("dev.retort.database..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.postgresql..", "java.sql..");

    @ArchTest
    static final ArchRule decisionsSeeNoClient = noClasses()
            .that()
            .resideInAnyPackage("dev.retort.operator.decide", "dev.retort.operator.status")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.fabric8.kubernetes.client..", "io.javaoperatorsdk..");

    @ArchTest
    static final ArchRule clocksArePassedIn = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDateTime.class, "now")
            .orShould()
            .callConstructor(Random.class);

    @ArchTest
    static final ArchRule onlyTheEntryPointExits = noClasses()
            .that()
            .resideOutsideOfPackages("dev.retort")
            .should()
            .callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule nothingIsABag = noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)");

    @ArchTest
    static final ArchRule staticStateDoesNotChange = fields().that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat()
            .resideInAPackage("dev.retort..")
            .should()
            .beFinal();
}

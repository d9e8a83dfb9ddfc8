package org.waymark.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Data flows one way: a module imports only from the left, and only the app sees all. */
@AnalyzeClasses(packages = "org.waymark", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule MODULES_MEET_ONLY_IN_THE_SCHEMAS_AND_THE_APP =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("schemas")
          .definedBy("org.waymark.schemas..")
          .layer("ingest")
          .definedBy("org.waymark.ingest..")
          .layer("streams")
          .definedBy("org.waymark.streams..")
          .layer("reports")
          .definedBy("org.waymark.reports..")
          .layer("app")
          .definedBy("org.waymark.app..")
          .whereLayer("schemas")
          .mayOnlyBeAccessedByLayers("ingest", "streams", "reports", "app")
          .whereLayer("ingest")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("streams")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("reports")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("app")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule THE_PURE_CORE_KNOWS_NO_KAFKA_NO_CLOCK_AND_NO_FILE =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.waymark.streams.fold..",
              "org.waymark.reports.statistics..",
              "org.waymark.reports.noise..",
              "org.waymark.reports.trends",
              "org.waymark.reports.privacy",
              "org.waymark.schemas.catalogue..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..", "org.apache.iceberg..", "java.sql..", "java.nio.file..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Clock");

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("org.waymark.(*).(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_ONE_CLASS_NAMES_THE_BROKER =
      classes()
          .that(resideInAPackage("org.waymark.."))
          .and()
          .doNotHaveSimpleName("EmbeddedBroker")
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackage("kafka..");
}

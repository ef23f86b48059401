package dev.stacktoll;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The direction of dependencies between packages, and who may print. */
final class LayersTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.stacktoll");

  @Test
  void dependenciesGoOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("cli")
        .definedBy("dev.stacktoll.cli..")
        .layer("report")
        .definedBy("dev.stacktoll.report..")
        .layer("lab")
        .definedBy("dev.stacktoll.lab..")
        .layer("instrument")
        .definedBy("dev.stacktoll.instrument..")
        .layer("soc")
        .definedBy("dev.stacktoll.soc..")
        .layer("core")
        .definedBy("dev.stacktoll.core..")
        .layer("isa")
        .definedBy("dev.stacktoll.isa..")
        .layer("host")
        .definedBy("dev.stacktoll.host..")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("report")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("lab")
        .mayOnlyBeAccessedByLayers("cli", "report")
        .whereLayer("host")
        .mayOnlyBeAccessedByLayers("lab")
        .whereLayer("host")
        .mayNotAccessAnyLayer()
        .whereLayer("instrument")
        .mayOnlyBeAccessedByLayers("cli", "report", "lab")
        .whereLayer("soc")
        .mayOnlyBeAccessedByLayers("cli", "lab", "instrument")
        .whereLayer("core")
        .mayOnlyBeAccessedByLayers("cli", "lab", "instrument", "soc")
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLinePrints() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.stacktoll.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }
}

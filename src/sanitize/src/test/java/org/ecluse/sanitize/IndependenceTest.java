package org.ecluse.sanitize;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who cleans and who checks must not make the same mistake. */
class IndependenceTest {

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.ecluse.sanitize");

  @Test
  void inspectorsUseNothingOfTheCleaners() {
    noClasses()
        .that()
        .resideInAPackage("..sanitize.inspect..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..sanitize.clean..", "com.ctc.wstx..", "javax.xml.stream..")
        .check(classes);
  }

  @Test
  void cleanersUseNothingOfTheInspectors() {
    noClasses()
        .that()
        .resideInAPackage("..sanitize.clean..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..sanitize.inspect..", "com.drew..", "org.apache.tika..")
        .check(classes);
  }

  @Test
  void nothingTouchesAFileButTheWireItself() {
    noClasses()
        .that()
        .doNotHaveSimpleName("Worker")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.File")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.nio.file..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.FileOutputStream")
        .check(classes);
  }
}

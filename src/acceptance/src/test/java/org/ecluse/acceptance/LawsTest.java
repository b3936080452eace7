package org.ecluse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every law holds for the product, and every law is broken by its lawbreaker: none is idle. */
final class LawsTest {

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .withImportOption(location -> !location.contains("testkit"))
          .importPackages("org.ecluse");

  private static final JavaClasses LAWBREAKERS =
      new ClassFileImporter()
          .withImportOption(location -> location.contains("lawbreaker"))
          .importPackages("org.ecluse");

  private record Law(String name, ArchRule rule) {}

  private static List<Law> laws() {
    List<Law> laws = new ArrayList<>();
    for (Field field : Laws.class.getDeclaredFields()) {
      if (ArchRule.class.isAssignableFrom(field.getType())) {
        try {
          laws.add(new Law(field.getName(), (ArchRule) field.get(null)));
        } catch (IllegalAccessException e) {
          throw new AssertionError(e);
        }
      }
    }
    return laws;
  }

  @Test
  void theProductIsReallyLookedAt() {
    for (String module :
        List.of(
            "core",
            "seal",
            "unseal",
            "sanitize",
            "sandbox",
            "vault",
            "intake",
            "console",
            "desk")) {
      assertThat(PRODUCT.stream().map(c -> c.getPackageName()))
          .as(module)
          .anyMatch(name -> name.startsWith("org.ecluse." + module));
    }
    assertThat(laws()).hasSizeGreaterThan(10);
  }

  @TestFactory
  Stream<DynamicTest> everyLawHolds() {
    return laws().stream()
        .map(law -> DynamicTest.dynamicTest(law.name(), () -> law.rule().check(PRODUCT)));
  }

  @TestFactory
  Stream<DynamicTest> everyLawCanBeBroken() {
    return laws().stream()
        .map(
            law ->
                DynamicTest.dynamicTest(
                    law.name(),
                    () ->
                        assertThat(
                                law.rule()
                                    .allowEmptyShould(true)
                                    .evaluate(LAWBREAKERS)
                                    .hasViolation())
                            .as("a lawbreaker breaks it")
                            .isTrue()));
  }

  @Test
  void eachApplicationIsWiredInOnePlace() {
    for (String application : List.of("intake", "console")) {
      assertThat(PRODUCT.stream().map(c -> c.getFullName()))
          .contains("org.ecluse." + application + ".Wiring");
    }
  }
}

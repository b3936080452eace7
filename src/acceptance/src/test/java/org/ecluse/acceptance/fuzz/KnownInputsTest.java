package org.ecluse.acceptance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a fuzzer once found, tried again. */
final class KnownInputsTest {

  private static final Path KNOWN = Path.of("src/test/resources/fuzz");

  private interface Target {
    void take(byte[] input) throws Exception;
  }

  private static Target target(String name) {
    return switch (name) {
      case "WashTarget" -> WashTarget::fuzzerTestOneInput;
      case "OfficePartTarget" -> OfficePartTarget::fuzzerTestOneInput;
      case "MultipartTarget" -> MultipartTarget::fuzzerTestOneInput;
      case "WireTarget" -> WireTarget::fuzzerTestOneInput;
      default -> throw new IllegalArgumentException(name);
    };
  }

  @Test
  void everyFolderHasATarget() throws IOException {
    try (Stream<Path> folders = Files.list(KNOWN)) {
      List<String> names = folders.map(folder -> folder.getFileName().toString()).toList();
      assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(target(name)).isNotNull());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"WashTarget", "OfficePartTarget"})
  void whatOnceBrokeItBreaksItNoMore(String name) throws IOException {
    try (Stream<Path> inputs = Files.list(KNOWN.resolve(name))) {
      for (Path input : inputs.toList()) {
        byte[] bytes = Files.readAllBytes(input);
        assertThatCode(() -> target(name).take(bytes))
            .as(input.toString())
            .doesNotThrowAnyException();
      }
    }
  }
}

package org.ecluse.acceptance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A short look at each parser; {@code deploy/test --long} looks longer. */
final class FuzzIT {

  private static final int FEWEST_RUNS = 20;
  private static final Path KEPT =
      Path.of(System.getProperty("ecluse.root", "."), "src/acceptance/target/fuzz");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jpg png gif webp tif",
        "bmp ppm ico psd svg",
        "heic jp2 mov",
        "mkv avi wmv flv",
        "mp3 flac opus wav aiff",
        "rtf html txt ics torrent fodt",
        "eml mbox",
        "doc xls ppt",
        "pdf",
        "docx xlsx odt epub zip tgz"
      })
  void noDocumentBreaksAWorker(String kinds) throws Exception {
    holds(WashTarget.class, Seeds.documents(kinds));
  }

  @Test
  void noPartOfAnOfficeDocumentBreaksAWorker() throws Exception {
    holds(OfficePartTarget.class, Seeds.officeParts());
  }

  @Test
  void noBodyOfARequestIsReadInTwoWays() throws Exception {
    holds(MultipartTarget.class, Seeds.bodies());
  }

  @Test
  void nothingAWorkerSaysConfusesItsHost() throws Exception {
    holds(WireTarget.class, Seeds.frames());
  }

  @Test
  void whatBreaksIsFound() throws Exception {
    Fuzzer.Outcome outcome =
        new Fuzzer(folder).run(BrittleTarget.class, Map.of("seed", new byte[] {'l', 'o'}));
    assertThat(outcome.found()).as(outcome.log()).hasSize(1);
  }

  private void holds(Class<?> target, Map<String, byte[]> seeds) throws Exception {
    Fuzzer.Outcome outcome = new Fuzzer(folder).run(target, seeds);
    for (Path input : outcome.found()) {
      Path kept = Files.createDirectories(KEPT.resolve(target.getSimpleName()));
      Files.copy(input, kept.resolve(input.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(outcome.found()).as("now in %s: %s", KEPT, outcome.log()).isEmpty();
    assertThat(outcome.runs()).as(outcome.log()).isGreaterThan(FEWEST_RUNS);
  }
}

package org.ecluse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.ecluse.testkit.documents.MakeDocuments;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/try --check} on dirty documents, and independent tools on what came out. */
final class RoundTripIT {

  /**
   * What exiftool calls a person, a place, a device or a date. When an event begins is what a
   * calendar says, not what it says of its maker.
   */
  private static final Pattern IDENTIFYING =
      Pattern.compile(
          "(?i).*(GPS|Latitude|Longitude|Location|City|Country|Author|Creator(?!Tool)|Artist|Owner|By-line|Copyright(?!Flag)"
              + "|Company|LastModifiedBy|Manager|Make$|Model$|Serial|Lens|MakerNote|(Create|Modify|Original|Digitized)"
              + "Date|DateTime(?!Start|End)|DateCreated|TimeCreated).*");

  @TempDir static Path folder;

  private static Path documents;
  private static Path opened;
  private static String report;

  @BeforeAll
  static void sendsEveryMadeDocument() throws Exception {
    documents = Files.createDirectory(folder.resolve("documents"));
    MakeDocuments.main(new String[] {documents.toString()});
    List<Object> command =
        new ArrayList<>(List.of(Instance.root().resolve("deploy/try"), "--check"));
    command.addAll(files(documents));
    Path home = folder.resolve("instance");
    Run run =
        Run.of(
            Map.of("ECLUSE_HOME", home.toString()),
            "sh",
            "-c",
            "cd \"$0\" && exec \"$@\"",
            folder,
            command.get(0),
            command.get(1),
            "--");
    assertThat(run.code()).as("a file that does not exist is a usage error").isEqualTo(2);
    run = in(folder, Map.of("ECLUSE_HOME", home.toString()), command);
    assertThat(run.code()).as(run.err()).isZero();
    opened = folder.resolve("try-out/opened");
    report = Files.readString(folder.resolve("try-out/report.json"));
  }

  private static Run in(Path folder, Map<String, String> environment, List<Object> command)
      throws Exception {
    List<Object> words = new ArrayList<>(List.of("sh", "-c", "cd \"$0\" && exec \"$@\"", folder));
    words.addAll(command);
    return Run.of(environment, words.toArray());
  }

  private static List<Path> files(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void everythingHeld() {
    assertThat(report).contains("\"ok\" : true").doesNotContain("\"ok\" : false");
  }

  @Test
  void theReportSaysWhatWasRemovedWithoutItsValues() {
    for (String group : List.of("place", "time", "person", "device", "history", "hidden content")) {
      assertThat(report).contains("\"group\" : \"" + group + "\"");
    }
    assertThat(report).contains("GPS").doesNotContain("48.85");
  }

  @Test
  void exiftoolFindsNoPersonPlaceDeviceOrDate() throws Exception {
    for (Path file : files(opened.resolve("files"))) {
      Run run = Run.of(Map.of(), "exiftool", "-s", "-G1", "-a", "-ee", file);
      List<String> found =
          run.text()
              .lines()
              .filter(line -> !line.startsWith("[System]") && !line.startsWith("[ICC"))
              .filter(line -> IDENTIFYING.matcher(line.split(":", 2)[0]).matches())
              .filter(
                  line -> !line.matches(".*: *(1980:0[01]:0[01] 00:00:00Z?|0000:00:00 00:00:00)?"))
              .toList();
      assertThat(found).as("%s", file.getFileName()).isEmpty();
    }
  }

  @Test
  void imagesKeepEveryPixel() throws Exception {
    int compared = 0;
    for (Path original : files(documents)) {
      String name = original.getFileName().toString().toLowerCase(Locale.ROOT);
      if (name.endsWith(".jpg") || name.endsWith(".png")) {
        assertThat(pixels(ImageIO.read(openedOf(original).toFile())))
            .as(name)
            .isEqualTo(pixels(ImageIO.read(original.toFile())));
        compared++;
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(2);
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  @Test
  void aPdfKeepsItsTextAndPages() throws Exception {
    int compared = 0;
    for (Path original : files(documents)) {
      if (original.toString().endsWith(".pdf")) {
        Path cleaned = openedOf(original);
        assertThat(Run.of(Map.of(), "pdftotext", "-layout", cleaned, "-").text())
            .isEqualTo(Run.of(Map.of(), "pdftotext", "-layout", original, "-").text());
        assertThat(Run.of(Map.of(), "qpdf", "--show-npages", cleaned).text())
            .isEqualTo(Run.of(Map.of(), "qpdf", "--show-npages", original).text());
        assertThat(Run.of(Map.of(), "qpdf", "--check", cleaned).code()).isZero();
        compared++;
      }
    }
    assertThat(compared).isPositive();
  }

  @Test
  void nothingRunsOnAfterwards() throws Exception {
    Run left = Run.of(Map.of(), "pgrep", "-f", folder.resolve("instance").toString());
    assertThat(left.text()).isEmpty();
  }

  /** The n-th opened file belongs to the n-th document sent. */
  private static Path openedOf(Path original) throws Exception {
    int number = files(documents).indexOf(original) + 1;
    String prefix = String.format(Locale.ROOT, "%03d-", number);
    return files(opened.resolve("files")).stream()
        .filter(f -> f.getFileName().toString().startsWith(prefix))
        .findFirst()
        .orElseThrow();
  }
}

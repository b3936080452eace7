package org.ecluse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ecluse.testkit.documents.MakeDocuments;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/ecluse clean}: the cleaner without any service. */
final class CleanIT {

  @TempDir Path folder;
  private Path in = Path.of(".");
  private Path out = Path.of(".");

  @BeforeEach
  void makeFiles() throws IOException {
    in = Files.createDirectory(folder.resolve("in"));
    out = folder.resolve("out");
    for (Map.Entry<String, byte[]> document : MakeDocuments.small().entrySet()) {
      Files.write(in.resolve(document.getKey()), document.getValue());
    }
  }

  @Test
  void filesComeOutCleanUnderTheirNames() throws Exception {
    Run run = clean("--out", out, in.resolve("small.jpg"), in.resolve("small.pdf"));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(names(out)).containsExactly("small.jpg", "small.pdf");
    assertThat(run.text()).contains("CLEAN").contains("removed: ").doesNotContain("REFUSED");
    String tags = Run.of(Map.of(), "exiftool", "-s", "-a", out.resolve("small.jpg")).text();
    assertThat(tags).contains("ImageWidth").doesNotContain("GPS", "Make ", "Artist", "CreateDate");
    String before = Run.of(Map.of(), "exiftool", "-s", "-a", in.resolve("small.jpg")).text();
    assertThat(before).as("there was something").contains("GPS", "Make ", "Artist", "CreateDate");
  }

  @Test
  void oneFileThatCannotBeCleanedIsNotWrittenAndTheExitCodeSaysSo() throws Exception {
    Path odd = Files.write(in.resolve("odd.bin"), new byte[] {0, 1, 2, 3, 4, 5, 6, 7});
    Run run = clean("--json", "--out", out, in.resolve("small.png"), odd);
    assertThat(run.code()).isEqualTo(1);
    assertThat(names(out)).containsExactly("small.png");
    assertThat(run.text())
        .contains("\"ok\" : false", "\"verdict\" : \"CLEAN\"", "\"verdict\" : \"REFUSED\"")
        .contains("\"reason\" : \"UNKNOWN_KIND\"", "\"declared_name\" : \"odd.bin\"");
  }

  @Test
  void aFileThatIsThereAlreadyIsNeverOverwritten() throws Exception {
    Files.createDirectory(out);
    Path mine = Files.writeString(out.resolve("small.docx"), "mine");
    Run run = clean("--out", out, in.resolve("small.jpg"), in.resolve("small.docx"));
    assertThat(run.code()).isEqualTo(2);
    assertThat(names(out)).as("nothing is begun").containsExactly("small.docx");
    assertThat(mine).hasContent("mine");
  }

  @Test
  void aFolderOrAMissingFileIsAnErrorOfUse() throws Exception {
    assertThat(clean("--out", out, in).code()).isEqualTo(2);
    assertThat(clean("--out", out, in.resolve("none.pdf")).code()).isEqualTo(2);
    assertThat(out).doesNotExist();
  }

  @Test
  void withoutASandboxNothingIsCleaned() throws Exception {
    Run run =
        Run.of(
            Map.of("ECLUSE_HOME", folder.resolve("home").toString()),
            "bwrap",
            "--dev-bind",
            "/",
            "/",
            "--ro-bind",
            "/dev/null",
            "/usr/bin/bwrap",
            Instance.root().resolve("deploy/ecluse"),
            "clean",
            "--out",
            out,
            in.resolve("small.jpg"));
    assertThat(run.code()).as(run.err()).isEqualTo(7);
    assertThat(names(out)).isEmpty();
  }

  private Run clean(Object... arguments) throws Exception {
    Object[] command =
        Stream.concat(
                Stream.of(Instance.root().resolve("deploy/ecluse"), "clean"), Stream.of(arguments))
            .toArray();
    return Run.of(Map.of("ECLUSE_HOME", folder.resolve("home").toString()), command);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }
}

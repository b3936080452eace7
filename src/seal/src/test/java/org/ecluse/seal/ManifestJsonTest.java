package org.ecluse.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.ecluse.core.CaseId;
import org.ecluse.core.FormId;
import org.ecluse.core.Manifest;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.Report;
import org.ecluse.core.Trace;
import org.ecluse.core.TraceGroup;
import org.ecluse.core.Unclean;
import org.ecluse.core.Verdict;
import org.junit.jupiter.api.Test;

/** The manifest survives what sources and storages do. */
final class ManifestJsonTest {

  @Test
  void theFullestSubmissionFits() throws Exception {
    List<Trace> traces = new ArrayList<>();
    for (int i = 0; i < Report.TRACES; i++) {
      TraceGroup group = TraceGroup.ofCode(1 + i % 10).orElseThrow();
      traces.add(new Trace(group, "T".repeat(92) + 1000 + i, Integer.MAX_VALUE, 1));
    }
    List<Manifest.FileEntry> files = new ArrayList<>();
    for (int part = 1; part <= 128; part++) {
      Report report = new Report(MediaKind.DOCX, Verdict.PARTIAL, Reason.NONE, traces);
      files.add(new Manifest.FileEntry(OptionalInt.of(part), "\u0001".repeat(255), 1, report));
    }
    Manifest manifest = manifest("\u0000".repeat(64 << 10), files);
    byte[] json = ManifestJson.write(manifest);
    assertThat(json.length).isLessThanOrEqualTo(ManifestJson.LARGEST);
    Manifest read = ManifestJson.read(json);
    assertThat(read.message()).isEqualTo(manifest.message());
    Report kept = read.files().getLast().report();
    assertThat(kept.leftGroups())
        .isEqualTo(new Report(MediaKind.DOCX, Verdict.PARTIAL, Reason.NONE, traces).leftGroups());
    assertThat(kept.traces()).anyMatch(t -> t.tag().equals("and more"));
  }

  @Test
  void textThatIsNoUnicodeIsStillWritten() throws Exception {
    Manifest read = ManifestJson.read(ManifestJson.write(manifest("a\ud800b", List.of())));
    assertThat(read.message()).isEqualTo("a?b");
  }

  @Test
  void rubbishIsDamagedAndNothingElse() {
    byte[] good = ManifestJson.write(manifest("hello", List.of()));
    for (int length = 0; length < good.length - 1; length++) {
      byte[] cut = java.util.Arrays.copyOf(good, length);
      assertThatThrownBy(() -> ManifestJson.read(cut)).isInstanceOf(DamagedException.class);
    }
    String deep = "{\"format\":" + "[".repeat(100_000);
    for (String text : List.of("", "[]", "null", "\"x\"", "{\"a\":1e999}", deep, "\ufeff{}")) {
      assertThatThrownBy(() -> ManifestJson.read(text.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(DamagedException.class);
    }
    byte[] utf16 = new String(good, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
    assertThatThrownBy(() -> ManifestJson.read(utf16)).isInstanceOf(DamagedException.class);
  }

  private static Manifest manifest(String message, List<Manifest.FileEntry> files) {
    return new Manifest(
        CaseId.random(),
        message,
        "en",
        FormId.random(),
        Unclean.REFUSE,
        "0123456789abcdef0123456789abcdef",
        "0123456789abcdef0123456789abcdef",
        1,
        files,
        List.of());
  }
}

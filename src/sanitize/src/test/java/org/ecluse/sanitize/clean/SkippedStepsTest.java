package org.ecluse.sanitize.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Verdict;
import org.ecluse.sanitize.Formats;
import org.ecluse.sanitize.Washed;
import org.ecluse.sanitize.inspect.OfficeInspector;
import org.ecluse.testkit.documents.DirtyDocx;
import org.ecluse.testkit.documents.DirtyPptx;
import org.ecluse.testkit.documents.DirtyXlsx;
import org.ecluse.testkit.documents.Person;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cleaners of office documents that leave out a step, on purpose. */
class SkippedStepsTest {

  private static final Map<MediaKind, byte[]> DIRTY =
      Map.of(
          MediaKind.DOCX, extended(parts(DirtyDocx.make(1))),
          MediaKind.XLSX, extended(DirtyXlsx.parts(2, false)),
          MediaKind.PPTX, extended(DirtyPptx.parts(1, false)));

  /** Steps that change nothing in the made document of a kind: it holds nothing of that sort. */
  private static final Map<MediaKind, Set<Step>> WITHOUT_EFFECT =
      Map.of(
          MediaKind.DOCX, EnumSet.of(Step.EMBEDDED),
          MediaKind.XLSX, EnumSet.of(Step.CHANGES, Step.EMBEDDED),
          MediaKind.PPTX, EnumSet.of(Step.CHANGES, Step.EMBEDDED));

  record Skip(MediaKind kind, Step step) {}

  static List<Skip> skips() {
    List<Skip> skips = new ArrayList<>();
    for (MediaKind kind : List.of(MediaKind.DOCX, MediaKind.XLSX, MediaKind.PPTX)) {
      for (Step step : Step.values()) {
        skips.add(new Skip(kind, step));
      }
    }
    return skips;
  }

  @ParameterizedTest
  @MethodSource("skips")
  void aCleanerThatLeavesOutAStepIsFoundOut(Skip skip) {
    Washed whole = washed(skip.kind(), EnumSet.allOf(Step.class));
    Washed skipped = washed(skip.kind(), EnumSet.complementOf(EnumSet.of(skip.step())));
    if (WITHOUT_EFFECT.getOrDefault(skip.kind(), Set.of()).contains(skip.step())) {
      assertThat(skipped.bytes()).isEqualTo(whole.bytes());
      return;
    }
    assertThat(Arrays.equals(skipped.bytes(), whole.bytes())).as("same").isFalse();
    assertThat(skipped.report().verdict()).isNotEqualTo(Verdict.CLEAN);
    if (skipped.report().verdict() == Verdict.PARTIAL) {
      assertThat(skipped.left()).isNotEqualTo(whole.left());
    }
  }

  /** Gives every picture an extension that nobody knows, of elements that all know. */
  private static byte[] extended(Map<String, byte[]> parts) {
    String extension =
        """
        <a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
        <a:ext uri="{0A1B2C3D-1111-2222-3333-444455556666}"><a:prstClr val="%s"/></a:ext></a:extLst>"""
            .formatted(Person.NAME);
    Map<String, byte[]> extended = new LinkedHashMap<>(parts);
    extended.replaceAll(
        (name, bytes) ->
            name.endsWith(".xml")
                ? new String(bytes, StandardCharsets.UTF_8)
                    .replaceAll(
                        "<(\\w+):cNvPicPr/>", "<$1:cNvPicPr>" + extension + "</$1:cNvPicPr>")
                    .getBytes(StandardCharsets.UTF_8)
                : bytes);
    return DirtyDocx.zip(extended);
  }

  private static Map<String, byte[]> parts(byte[] zip) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        parts.put(entry.getName(), in.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parts;
  }

  private static Washed washed(MediaKind kind, Set<Step> steps) {
    Formats formats =
        Formats.all()
            .with(
                (inner, within) ->
                    new Formats.Format(
                        new OfficeCleaner(kind, inner, steps), new OfficeInspector(kind, within)));
    return Washed.of(DIRTY.getOrDefault(kind, new byte[0]), formats);
  }
}

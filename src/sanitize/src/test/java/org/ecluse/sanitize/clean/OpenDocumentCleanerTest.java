package org.ecluse.sanitize.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.TraceGroup;
import org.ecluse.core.Verdict;
import org.ecluse.sanitize.Formats;
import org.ecluse.sanitize.Washed;
import org.ecluse.sanitize.inspect.Findings;
import org.ecluse.sanitize.inspect.OpenDocumentInspector;
import org.ecluse.sanitize.inspect.Search;
import org.ecluse.sanitize.inspect.Within;
import org.ecluse.sanitize.io.Uncleanable;
import org.ecluse.testkit.documents.DirtyDocx;
import org.ecluse.testkit.documents.DirtyOdt;
import org.junit.jupiter.api.Test;

class OpenDocumentCleanerTest {

  private final Washed washed = Washed.of(DirtyOdt.make(3));

  @Test
  void comesOutCleanAndSaysWhatWent() {
    assertThat(washed.report().verdict()).as(washed.left().toString()).isEqualTo(Verdict.CLEAN);
    assertThat(washed.report().kind()).isEqualTo(MediaKind.ODT);
    assertThat(washed.report().removedGroups()).contains(TraceGroup.values());
    assertThat(washed.removed())
        .contains("element text:changed-region", "element office:annotation", "attribute rsid");
  }

  @Test
  void beginsWithItsTypeUnpackedAndHoldsOnlyWhatIsUsed() throws IOException {
    Map<String, byte[]> parts = parts(washed.bytes());
    assertThat(parts.keySet())
        .containsExactly(
            "mimetype",
            "Pictures/image1.jpg",
            "content.xml",
            "styles.xml",
            "META-INF/manifest.xml");
    assertThat(new String(washed.bytes(), 30, 47, StandardCharsets.US_ASCII))
        .isEqualTo("mimetypeapplication/vnd.oasis.opendocument.text");
  }

  @Test
  void keepsTheWordsAcceptsChangesAndEmptiesFields() throws IOException {
    String content = text(parts(washed.bytes()), "content.xml");
    String words = content.replaceAll("<[^>]+>", "").replaceAll("\\s+", " ");
    assertThat(words)
        .contains("Paragraph 3 " + DirtyOdt.TEXT, "It stays bright at night.", "14 March")
        .contains("Lanterns", "Plan")
        .doesNotContain("said", "Ask", "Zoe");
    assertThat(content)
        .contains("https://example.org/lanterns", "Pictures/image1.jpg")
        .doesNotContain("file:", "rsid", "date-value", "IMG_", "frame8812");
  }

  @Test
  void aLockedDocumentIsSaidToBeLocked() {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("mimetype", bytes("application/vnd.oasis.opendocument.text"));
    parts.put("content.xml", bytes("xx"));
    parts.put("META-INF/manifest.xml", bytes("<m><manifest:encryption-data/></m>"));
    Washed locked = Washed.of(DirtyDocx.zip(parts));
    assertThat(locked.report().reason()).isEqualTo(Reason.ENCRYPTED);
  }

  @Test
  void anEntityOfItsOwnIsDamageAndNothingIsFetched() {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("mimetype", bytes("application/vnd.oasis.opendocument.text"));
    parts.put(
        "content.xml",
        bytes("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><d>&x;</d>"));
    assertThat(Washed.of(DirtyDocx.zip(parts)).report().reason()).isEqualTo(Reason.DAMAGED);
  }

  @Test
  void aCleanerThatKeepsChangesIsCaught() {
    OpenDocumentCleaner broken =
        new OpenDocumentCleaner(MediaKind.ODT, OpenDocumentCleanerTest::asItIs) {
          @Override
          boolean keepsChanges() {
            return true;
          }
        };
    Formats formats =
        new Formats(
            new Formats.Format(broken, new OpenDocumentInspector(MediaKind.ODT, new Nothing())));
    Washed dirty = Washed.of(DirtyOdt.make(1), formats);
    assertThat(dirty.report().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(dirty.left()).contains("HISTORY element text:changed-region");
  }

  private static MediaKind asItIs(Content member, org.ecluse.sanitize.io.Sink sink, Notes notes)
      throws IOException {
    throw new Uncleanable(Reason.UNKNOWN_KIND);
  }

  private static final class Nothing implements Within {
    @Override
    public void inspect(Content member, Findings findings) {
      // Pictures are not what is tried here.
    }

    @Override
    public void search(Content member, Search hits) {
      // Pictures are not what is tried here.
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, byte[]> parts(byte[] zip) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        parts.put(entry.getName(), in.readAllBytes());
      }
    }
    return parts;
  }

  private static String text(Map<String, byte[]> parts, String name) {
    return new String(parts.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
  }
}

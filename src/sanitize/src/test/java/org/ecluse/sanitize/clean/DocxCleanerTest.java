package org.ecluse.sanitize.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.core.Verdict;
import org.ecluse.sanitize.Tools;
import org.ecluse.sanitize.Washed;
import org.ecluse.testkit.documents.DirtyDocx;
import org.ecluse.testkit.documents.DirtyJpeg;
import org.ecluse.testkit.documents.Pixels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocxCleanerTest {

  private static final Pattern TARGET =
      Pattern.compile("Target=\"([^\"]+)\"( TargetMode=\"External\")?");

  @TempDir Path folder;
  private final Washed washed = Washed.of(DirtyDocx.make(3));

  @Test
  void comesOutCleanAndSaysWhatWent() throws Exception {
    assertThat(washed.report().verdict()).as(washed.left().toString()).isEqualTo(Verdict.CLEAN);
    assertThat(washed.report().kind()).isEqualTo(MediaKind.DOCX);
    assertThat(washed.report().removedGroups()).contains(TraceGroup.values());
    assertThat(washed.removed())
        .contains("element ins", "element comment", "attribute rsid", "attribute paraId", "people");
    Path file = Tools.write(folder, "clean.docx", washed.bytes());
    assertThat(Tools.identifyingTags(file)).isEmpty();
  }

  @Test
  void everyPartIsWellFormedAndEveryRelationResolves() throws Exception {
    Map<String, byte[]> parts = parts(washed.bytes());
    assertThat(parts).containsKeys("[Content_Types].xml", "_rels/.rels", "word/document.xml");
    String types = text(parts, "[Content_Types].xml");
    for (Map.Entry<String, byte[]> part : parts.entrySet()) {
      if (part.getKey().endsWith(".xml") || part.getKey().endsWith(".rels")) {
        DocumentBuilderFactory.newDefaultNSInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(part.getValue()));
      }
      if (part.getKey().endsWith(".rels")) {
        Matcher target = TARGET.matcher(text(parts, part.getKey()));
        while (target.find()) {
          if (target.group(2) == null) {
            assertThat(parts).containsKey(target.group(1).replaceFirst("^/", ""));
          }
        }
      } else if (part.getKey().startsWith("word/") && part.getKey().endsWith(".xml")) {
        assertThat(types).contains("\"/" + part.getKey() + "\"");
      }
    }
  }

  @Test
  void acceptsTrackedChangesAndDropsComments() throws Exception {
    String document = text(parts(washed.bytes()), "word/document.xml");
    String words = document.replaceAll("<[^>]+>", "").replaceAll("\\s+", " ");
    assertThat(words)
        .contains("It stays bright at night.")
        .contains("Paragraph 3 of the lantern letter.")
        .contains("Lanterns", "Plan")
        .doesNotContain("dim", "first.");
    String before = text(parts(DirtyDocx.make(3)), "word/document.xml");
    assertThat(document.split("</w:p>")).hasSize(before.split("</w:p>").length - 1);
    assertThat(document)
        .doesNotContain("<w:ins ", "<w:del", "comment", "rsid", "paraId", "author=")
        .contains("r:embed=");
  }

  @Test
  void noPartHoldsAValueAndOnlyWebLinksLeadOutside() throws Exception {
    Map<String, byte[]> parts = parts(washed.bytes());
    parts.forEach((name, bytes) -> assertThat(Washed.namesIn(bytes)).as(name).isEmpty());
    String relations = text(parts, "word/_rels/document.xml.rels");
    assertThat(relations).contains("https://example.org/lanterns").doesNotContain("file:");
    assertThat(parts.keySet())
        .noneMatch(n -> n.contains("docProps") || n.contains("customXml") || n.contains("people"));
  }

  @Test
  void cleansTheEmbeddedPhotoWithoutTouchingItsPixels() throws Exception {
    byte[] photo = parts(washed.bytes()).getOrDefault("word/media/image4.jpeg", new byte[0]);
    Map<String, byte[]> parts = parts(washed.bytes());
    for (Map.Entry<String, byte[]> part : parts.entrySet()) {
      if (part.getKey().startsWith("word/media/")) {
        photo = part.getValue();
      }
    }
    assertThat(Pixels.samples(photo)).isEqualTo(Pixels.samples(DirtyJpeg.make(64, 48, false)));
    assertThat(Tools.identifyingTags(Tools.write(folder, "photo.jpg", photo))).isEmpty();
  }

  @Test
  void theZipItselfSaysNothing() throws Exception {
    Path file = Tools.write(folder, "clean.docx", washed.bytes());
    String listing = Tools.run("zipinfo", "-l", file.toString()).text();
    assertThat(listing.lines().filter(l -> l.contains("defN") || l.contains("defX")))
        .isNotEmpty()
        .allMatch(l -> l.contains("80-Jan-01 00:00"));
    assertThat(Washed.of(DirtyDocx.make(3)).bytes()).isEqualTo(washed.bytes());
  }

  @Test
  void aPictureOfAnUnknownKindIsNeverPassedInSilence() throws Exception {
    Map<String, byte[]> parts = parts(DirtyDocx.make(1));
    parts.put("word/media/image1.jpg", "a picture nobody knows".getBytes(StandardCharsets.UTF_8));
    Washed odd = Washed.of(DirtyDocx.zip(parts));
    assertThat(odd.report().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(odd.left()).contains("IDENTIFIER picture of a kind not cleaned");
    assertThat(odd.report().leavesIdentifying()).isTrue();
  }

  @Test
  void aNameThatTheAuthorWroteIntoTheTextIsSaidButDoesNotCountAsATrace() throws Exception {
    Map<String, byte[]> parts = parts(DirtyDocx.make(1));
    String document =
        text(parts, "word/document.xml").replace("Paragraph 1", "I am Zoe Quillfeather");
    parts.put("word/document.xml", document.getBytes(StandardCharsets.UTF_8));
    Washed signed = Washed.of(DirtyDocx.zip(parts));
    assertThat(signed.report().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(signed.left()).containsExactly("OTHER person named in the text");
    assertThat(signed.report().leavesIdentifying()).isFalse();
  }

  @Test
  void aDocumentWithMacrosIsAnotherKind() throws Exception {
    Map<String, byte[]> parts = parts(DirtyDocx.make(1));
    String types =
        text(parts, "[Content_Types].xml")
            .replace(
                "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                "vnd.ms-word.document.macroEnabled.main+xml");
    parts.put("[Content_Types].xml", types.getBytes(StandardCharsets.UTF_8));
    assertThat(Washed.of(DirtyDocx.zip(parts)).report().kind()).isEqualTo(MediaKind.DOCM);
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
    byte[] bytes = parts.get(name);
    assertThat(bytes).as(name).isNotNull();
    return new String(bytes == null ? new byte[0] : bytes, StandardCharsets.UTF_8);
  }
}

package org.ecluse.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.Verdict;
import org.ecluse.testkit.documents.DirtyDocx;
import org.ecluse.testkit.documents.MakeDocuments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTest {

  private static final Map<String, byte[]> SMALL = MakeDocuments.small();

  static java.util.Set<String> documents() {
    return SMALL.keySet();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void aFileCutAnywhereEndsWithAReasonOrCleanButNeverWithAnError(String name) {
    byte[] whole = small(name);
    for (int length = 0; length < whole.length; length += 100) {
      Washed washed = Washed.of(Arrays.copyOf(whole, length));
      assertFinished(washed, name + " cut at " + length);
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void aFileWithNoiseInItEndsWithAReasonOrNamesWhatIsLeft(String name) {
    Random random = new Random(42);
    for (int round = 0; round < 150; round++) {
      byte[] noisy = small(name).clone();
      for (int i = 0; i < 1 + round % 7; i++) {
        noisy[random.nextInt(noisy.length)] = (byte) random.nextInt(256);
      }
      assertFinished(Washed.of(noisy), name + " round " + round);
    }
  }

  @Test
  void aPartThatUnfoldsToFarMoreThanItsSizeIsTooLarge() {
    assertRefused(DirtyDocx.zip(document("<w:p/>".repeat(10 << 20))), Reason.TOO_LARGE);
  }

  @Test
  void richTextThatNeverEndsIsNeverClean() {
    byte[] open = "{\\rtf1 A letter.\\par tail".getBytes(StandardCharsets.US_ASCII);
    Washed washed = Washed.of(open);
    assertThat(washed.report().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(washed.left()).containsExactly("OTHER text that breaks off");
  }

  @Test
  void anExternalEntityIsDamageAndIsNeverFetched() {
    String attack =
        "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + wrap("<w:p>&x;</w:p>");
    assertRefused(DirtyDocx.zip(withDocument(attack)), Reason.DAMAGED);
  }

  @Test
  void entitiesThatMultiplyAreDamage() {
    String attack =
        "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>"
            + wrap("<w:p>&b;</w:p>");
    assertRefused(DirtyDocx.zip(withDocument(attack)), Reason.DAMAGED);
  }

  @Test
  void elementsNestedWithoutEndAreRefused() {
    String deep = "<w:p>".repeat(100_000);
    assertThat(Washed.of(DirtyDocx.zip(withDocument(wrap(deep)))).report().verdict())
        .isEqualTo(Verdict.REFUSED);
  }

  @Test
  void aDocumentThatHoldsItselfIsNotFollowed() {
    Map<String, byte[]> parts = document("<w:p/>");
    parts.put("word/media/image1.jpg", DirtyDocx.zip(parts));
    assertFinished(Washed.of(DirtyDocx.zip(parts)), "self");
  }

  @Test
  void relationsThatGoRoundEnd() {
    Map<String, byte[]> parts = document("<w:headerReference r:id=\"rId1\"/>");
    String round =
        """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        <Relationship Id="rId1" Type="http://x/header" Target="document.xml"/></Relationships>""";
    parts.put("word/_rels/document.xml.rels", round.getBytes(StandardCharsets.UTF_8));
    assertFinished(Washed.of(DirtyDocx.zip(parts)), "round");
  }

  @Test
  void twoEntriesOfOneNameAreAmbiguous() {
    Map<String, byte[]> parts = document("<w:p/>");
    parts.put("word/documenT.xml", new byte[] {1});
    String zip = new String(DirtyDocx.zip(parts), StandardCharsets.ISO_8859_1);
    byte[] twice =
        zip.replace("documenT.xml", "document.xml").getBytes(StandardCharsets.ISO_8859_1);
    assertRefused(twice, Reason.AMBIGUOUS);
  }

  @Test
  void objectsNestedWithoutEndInAPdfAreRefused() {
    String attack =
        "%PDF-1.7\n1 0 obj\n" + "[".repeat(200_000) + "\nendobj\ntrailer\n<</Root 1 0 R>>\n";
    assertThat(Washed.of(attack.getBytes(StandardCharsets.US_ASCII)).report().verdict())
        .isEqualTo(Verdict.REFUSED);
  }

  @Test
  void aChunkThatClaimsMoreThanThereIsIsDamage() {
    byte[] png = small("small.png").clone();
    ByteBuffer.wrap(png).putInt(8 + 25, 0x7fffffff);
    assertRefused(png, Reason.DAMAGED);
  }

  @Test
  void aPictureOfMorePixelsThanAllowedIsTooLarge() {
    byte[] png = small("small.png").clone();
    ByteBuffer.wrap(png).putInt(16, 1 << 20).putInt(20, 1 << 20);
    java.util.zip.CRC32 check = new java.util.zip.CRC32();
    check.update(png, 12, 17);
    ByteBuffer.wrap(png).putInt(29, (int) check.getValue());
    assertRefused(png, Reason.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\0", "GIF89a", "From: someone\n\n%PDF-1.4", "PK\u0003"})
  void whatNobodyKnowsIsAnUnknownKind(String text) {
    Washed washed = Washed.of(text.getBytes(StandardCharsets.US_ASCII));
    assertThat(washed.report().kind()).isEqualTo(MediaKind.UNKNOWN);
    assertThat(washed.report().reason()).isEqualTo(Reason.UNKNOWN_KIND);
  }

  @Test
  void anEncryptedMessageIsToldApart() {
    byte[] armoured = "-----BEGIN PGP MESSAGE-----\n\nabc".getBytes(StandardCharsets.US_ASCII);
    assertThat(Washed.of(armoured).report().kind()).isEqualTo(MediaKind.OPENPGP);
    assertThat(Washed.of(armoured).report().verdict()).isEqualTo(Verdict.REFUSED);
    byte[] binary = {(byte) 0xc1, (byte) 0xc0, 0x4c, 3, 1, 2, 3, 4, 5, 6, 7, 8, 1, 0};
    assertThat(Washed.of(binary).report().kind()).isEqualTo(MediaKind.OPENPGP);
  }

  /** Any verdict is right as long as CLEAN is never said of a file that still names somebody. */
  private static void assertFinished(Washed washed, String what) {
    switch (washed.report().verdict()) {
      case CLEAN -> assertThat(Washed.namesIn(washed.bytes())).as(what).isEmpty();
      case PARTIAL -> assertThat(washed.left()).as(what).isNotEmpty();
      case REFUSED ->
          assertThat(washed.report().reason())
              .as(what)
              .isNotIn(Reason.NONE, Reason.TIMED_OUT, Reason.WORKER_DIED);
      default -> throw new AssertionError(what);
    }
  }

  private static void assertRefused(byte[] bytes, Reason reason) {
    Washed washed = Washed.of(bytes);
    assertThat(washed.report().verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(washed.report().reason()).isEqualTo(reason);
  }

  private static byte[] small(String name) {
    return SMALL.getOrDefault(name, new byte[0]);
  }

  private static Map<String, byte[]> document(String body) {
    return withDocument(wrap(body));
  }

  private static String wrap(String body) {
    return """
        <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
         xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
        <w:body>%s</w:body></w:document>"""
        .formatted(body);
  }

  private static Map<String, byte[]> withDocument(String xml) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    put(
        parts,
        "[Content_Types].xml",
        """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
        <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
        </Types>""");
    put(
        parts,
        "_rels/.rels",
        """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        <Relationship Id="rId1" Type="http://x/officeDocument" Target="word/document.xml"/>
        </Relationships>""");
    put(parts, "word/document.xml", xml);
    return parts;
  }

  private static void put(Map<String, byte[]> parts, String name, String xml) {
    parts.put(name, xml.getBytes(StandardCharsets.UTF_8));
  }
}

package org.ecluse.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ecluse.core.CaseId;
import org.ecluse.core.Manifest;
import org.ecluse.core.Verdict;
import org.ecluse.seal.envelope.HeadSeal;
import org.ecluse.seal.envelope.KeyCheck;
import org.junit.jupiter.api.Test;

/** What {@code src/spec/vectors} froze, every later version must read as it did then. */
final class VectorsTest {

  private static final Path VECTORS = Path.of("../spec/vectors");

  @Test
  void keyCheckAndHeadSeal() throws Exception {
    JsonObject vector = json("key-check.json");
    byte[] key = hex(vector.text("session_key"));
    CaseId caseId = new CaseId(vector.text("case"));
    int part = (int) vector.number("part", 0, 1023);
    byte[] others = hex(vector.text("others"));
    assertThat(KeyCheck.of(key, caseId, part)).isEqualTo(hex(vector.text("key_check")));
    for (int version = 1; version <= 2; version++) {
      assertThat(HeadSeal.packet(others, version, key, caseId, part))
          .isEqualTo(hex(vector.text("head_seal_" + version)));
    }
    vector.end();
  }

  @Test
  void keyring() throws Exception {
    JsonObject vector = json("keyring.json");
    String signed = text(vector.text("file"));
    Keyring keyring = Keyring.verify(ascii(signed), Pins.parse(vector.text("pins")));
    assertThat(keyring.digest()).isEqualTo(vector.text("digest"));
    assertThat(keyring.recipients().getFirst().fingerprint()).isEqualTo(vector.text("recipient"));
    assertThat(keyring.nodes().getFirst().keyId()).isEqualTo(vector.text("node"));
    assertThat(keyring.expired(vector.time("now"))).isFalse();
    for (JsonObject change : vector.objects("changes", 100)) {
      String what = change.text("what");
      String changed = changed(signed, change);
      Pins pins = Pins.parse(change.text("pins"));
      expect(what, change.text("expect"), () -> Keyring.verify(ascii(changed), pins));
    }
    vector.end();
  }

  @Test
  void commitRecord() throws Exception {
    JsonObject vector = json("commit-1.json");
    String record = text(vector.text("file"));
    CaseId caseId = new CaseId(vector.text("case"));
    Keyring keyring =
        Keyring.verify(
            ascii(text(vector.text("keyring"))), Pins.parse(json("keyring.json").text("pins")));
    CommitRecord read = CommitRecord.verify(caseId, ascii(record), keyring, vector.time("now"));
    assertThat(read.parts()).hasSize(2);
    assertThat(read.epoch()).isEqualTo(1);
    for (JsonObject change : vector.objects("changes", 100)) {
      String what = change.text("what");
      String changed = changed(record, change);
      Instant now = change.time("now");
      expect(
          what,
          change.text("expect"),
          () -> CommitRecord.verify(caseId, ascii(changed), keyring, now));
    }
    vector.end();
  }

  @Test
  void manifest() throws Exception {
    String text = text("manifest-1.json");
    Manifest manifest = ManifestJson.read(text.getBytes(StandardCharsets.UTF_8));
    assertThat(manifest.message()).startsWith("Voilà.\n\"Two\"").contains("\u202e");
    assertThat(manifest.files()).hasSize(3);
    assertThat(manifest.files().get(1).report().verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(manifest.padding()).containsExactly(3, 4);
    assertThat(ManifestJson.read(ManifestJson.write(manifest))).isEqualTo(manifest);
    for (JsonObject change : json("manifest-refused.json").objects("changes", 100)) {
      String what = change.text("what");
      String changed = changed(text, change);
      expect(what, "MANIFEST", () -> ManifestJson.read(changed.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static void expect(String what, String reason, ThrowingCallable act) {
    assertThatThrownBy(act)
        .as(what)
        .isInstanceOfAny(NotTrustedException.class, DamagedException.class)
        .hasMessage(reason);
  }

  private static String changed(String text, JsonObject change) throws JsonException {
    String replace = change.text("replace");
    assertThat(text).contains(replace);
    return text.replace(replace, change.text("with"));
  }

  private static JsonObject json(String name) throws Exception {
    return Json.read(text(name).getBytes(StandardCharsets.UTF_8));
  }

  private static String text(String name) throws Exception {
    return Files.readString(VECTORS.resolve(name), StandardCharsets.UTF_8);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}

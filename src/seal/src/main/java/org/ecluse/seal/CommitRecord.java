package org.ecluse.seal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ecluse.core.CaseId;
import org.ecluse.core.Limits;
import org.ecluse.core.PartFacts;
import org.ecluse.core.PartName;
import org.ecluse.seal.NotTrustedException.Reason;

/**
 * A commit record whose signature was verified ({@code src/spec/commit-record.md}).
 *
 * @param node key id of the node that signed it
 * @param epoch of the keyring it was sealed under
 * @param keyringDigest of that epoch
 * @param parts from 0 up, without a gap
 */
public record CommitRecord(
    CaseId caseId, String node, long epoch, String keyringDigest, List<PartFacts> parts) {

  static final String FORMAT = "ecluse/commit/1";
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  public CommitRecord {
    parts = List.copyOf(parts);
  }

  /**
   * Verifies a record as the storage returned it, against the newest keyring this reader knows.
   *
   * @throws NotTrustedException if no node key that counts now signed it
   * @throws DamagedException if it is not in its form or belongs to another case
   */
  public static CommitRecord verify(CaseId expected, byte[] record, Keyring keyring, Instant now)
      throws NotTrustedException, DamagedException {
    List<String> lines = Lines.of(record, Limits.RECORD_BYTES).orElse(List.of());
    if (lines.size() != 2) {
      throw new DamagedException(DamagedException.Reason.RECORD);
    }
    try {
      CommitRecord parsed = read(lines.getFirst());
      NodeKey node =
          keyring
              .activeNode(parsed.node(), now)
              .orElseThrow(() -> new NotTrustedException(Reason.FOREIGN));
      byte[] signature =
          Lines.base64(lines.getLast()).orElseThrow(() -> new JsonException("not base64"));
      if (!node.verifies(signedBytes(lines.getFirst()), signature)) {
        throw new NotTrustedException(Reason.BAD_SIGNATURE);
      }
      if (!parsed.caseId().equals(expected)) {
        throw new DamagedException(DamagedException.Reason.WRONG_CASE);
      }
      parsed.checkEpoch(keyring);
      return parsed;
    } catch (JsonException | IllegalArgumentException e) {
      throw new DamagedException(DamagedException.Reason.RECORD);
    }
  }

  private void checkEpoch(Keyring keyring) throws NotTrustedException {
    boolean same = epoch == keyring.epoch() && keyringDigest.equals(keyring.digest());
    if (!same && epoch >= keyring.epoch()) {
      throw new NotTrustedException(Reason.UNKNOWN_EPOCH);
    }
  }

  private static CommitRecord read(String payload) throws JsonException, DamagedException {
    JsonObject json = Json.read(Lines.ascii(payload));
    if (!json.text("format").equals(FORMAT)) {
      throw new DamagedException(DamagedException.Reason.UNKNOWN_VERSION);
    }
    CaseId caseId = new CaseId(json.text("case"));
    String node = json.text("node", Entries.KEY_ID);
    JsonObject keyring = json.object("keyring");
    long epoch = keyring.number("epoch", 1, Long.MAX_VALUE);
    String digest = keyring.text("digest", DIGEST);
    keyring.end();
    List<PartFacts> parts = new ArrayList<>();
    for (JsonObject part : json.objects("parts", PartName.LAST + 1)) {
      parts.add(
          new PartFacts(
              (int) part.number("part", parts.size(), parts.size()),
              part.number("size", 1, Long.MAX_VALUE),
              part.text("sha256"),
              (int) part.number("seipd", 1, 2),
              part.text("key_check")));
      part.end();
    }
    json.end();
    if (parts.isEmpty()) {
      throw new JsonException("a case without a manifest");
    }
    return new CommitRecord(caseId, node, epoch, digest, parts);
  }

  /** The two lines to store. */
  byte[] signed(CommitSigner signer) {
    String payload = payload();
    byte[] signature = signer.sign(signedBytes(payload));
    return Lines.ascii(payload + "\n" + Base64.getEncoder().encodeToString(signature) + "\n");
  }

  private String payload() {
    return Json.line(
        json -> {
          json.writeStringField("format", FORMAT);
          json.writeStringField("case", caseId.text());
          json.writeStringField("node", node);
          json.writeObjectFieldStart("keyring");
          json.writeNumberField("epoch", epoch);
          json.writeStringField("digest", keyringDigest);
          json.writeEndObject();
          json.writeArrayFieldStart("parts");
          for (PartFacts part : parts) {
            json.writeStartObject();
            json.writeNumberField("part", part.number());
            json.writeNumberField("size", part.bodySize());
            json.writeStringField("sha256", part.bodySha256());
            json.writeNumberField("seipd", part.seipdVersion());
            json.writeStringField("key_check", part.keyCheck());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  /** With its own first line, so that no signature of this key ever means two things. */
  private static byte[] signedBytes(String payload) {
    return Lines.ascii(FORMAT + "\n" + payload);
  }

  public Optional<PartFacts> part(int number) {
    return number >= 0 && number < parts.size() ? Optional.of(parts.get(number)) : Optional.empty();
  }
}

package org.ecluse.seal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.ecluse.core.Limits;
import org.ecluse.seal.NotTrustedException.Reason;

/**
 * A keyring epoch whose signatures hold, with or without its entries.
 *
 * @param digest SHA-256 of the header line
 * @param entries line 2, not yet parsed
 */
record SignedEpoch(
    EpochHeader header,
    String line,
    String digest,
    Optional<String> entries,
    List<String> signatures) {

  static final Pattern SIGNATURE = Pattern.compile("sig ([0-9A-F]{40}) ([A-Za-z0-9+/]+=*)");

  SignedEpoch {
    signatures = List.copyOf(signatures);
  }

  /**
   * Verifies signatures and header. The header is read first: it brings the admins' certificates.
   */
  static SignedEpoch verify(byte[] signed, Pins pins) throws NotTrustedException {
    List<String> lines =
        Lines.of(signed, Limits.KEYRING_BYTES)
            .orElseThrow(() -> new NotTrustedException(Reason.MALFORMED));
    boolean whole = lines.size() > 1 && lines.get(1).startsWith("{");
    Optional<String> entries = whole ? Optional.of(lines.get(1)) : Optional.empty();
    List<String> signatures = lines.subList(whole ? 2 : 1, lines.size());
    String line = lines.getFirst();
    try {
      EpochHeader header = EpochHeader.read(line);
      if (signers(header, line, signatures, pins)
          < Math.max(pins.threshold(), header.threshold())) {
        throw new NotTrustedException(Reason.BAD_SIGNATURE);
      }
      if (entries.isPresent() && !Sha256.hex(entries.get()).equals(header.entries())) {
        throw new NotTrustedException(Reason.BAD_SIGNATURE);
      }
      return new SignedEpoch(header, line, Sha256.hex(line), entries, signatures);
    } catch (JsonException | PolicyException e) {
      throw new NotTrustedException(Reason.MALFORMED);
    }
  }

  /** How many pinned admins signed; each counts once. */
  private static int signers(EpochHeader header, String line, List<String> signatures, Pins pins)
      throws NotTrustedException, PolicyException {
    if (signatures.size() > Pins.MOST) {
      throw new NotTrustedException(Reason.MALFORMED);
    }
    Set<String> signers = new HashSet<>();
    for (String signature : signatures) {
      Matcher matcher = SIGNATURE.matcher(signature);
      if (!matcher.matches()) {
        throw new NotTrustedException(Reason.MALFORMED);
      }
      String fingerprint = matcher.group(1);
      String certificate = header.admins().get(fingerprint);
      if (certificate == null || !pins.fingerprints().contains(fingerprint)) {
        continue;
      }
      AdminKey admin = EpochHeader.adminKey(fingerprint, certificate);
      byte[] packet =
          Lines.base64(matcher.group(2))
              .orElseThrow(() -> new NotTrustedException(Reason.MALFORMED));
      PGPPublicKey key = admin.certificate().ring().getPublicKey();
      if (!DetachedSignature.holdsExactly(packet, Lines.ascii(line), key)) {
        throw new NotTrustedException(Reason.BAD_SIGNATURE);
      }
      signers.add(fingerprint);
    }
    return signers.size();
  }

  /** Header and signature lines. */
  byte[] bare() {
    List<String> lines = new ArrayList<>();
    lines.add(line);
    lines.addAll(signatures);
    return Lines.ascii(String.join("\n", lines) + "\n");
  }
}

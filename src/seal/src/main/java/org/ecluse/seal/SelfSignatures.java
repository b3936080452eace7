package org.ecluse.seal;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/**
 * What a certificate says of itself. A signature counts only if it verifies, rests on a strong hash
 * and is neither from the future nor over; a revocation counts if it verifies at all.
 */
final class SelfSignatures {

  private static final Set<Integer> STRONG =
      Set.of(
          HashAlgorithmTags.SHA256,
          HashAlgorithmTags.SHA384,
          HashAlgorithmTags.SHA512,
          HashAlgorithmTags.SHA3_256,
          HashAlgorithmTags.SHA3_512);

  /** Clocks differ: a signature may be so much ahead of ours. */
  private static final Duration AHEAD = Duration.ofDays(1);

  /** Whether this signature holds; each kind is over something else. */
  @FunctionalInterface
  private interface Check {
    boolean holds(PGPSignature signature) throws PGPException;
  }

  private final PGPPublicKey primary;
  private final Instant now;
  private boolean weak;

  SelfSignatures(PGPPublicKeyRing ring, Instant now) {
    this.primary = ring.getPublicKey();
    this.now = now;
  }

  static boolean strong(PGPSignature signature) {
    return STRONG.contains(signature.getHashAlgorithm());
  }

  /** Whether a signature was passed over for its hash alone. */
  boolean sawWeak() {
    return weak;
  }

  /** The signature that says what the primary key is for and how long. */
  Optional<PGPSignature> ofPrimary() {
    Optional<PGPSignature> best =
        newest(
            primary.getSignaturesOfType(PGPSignature.DIRECT_KEY),
            s -> s.verifyCertification(primary));
    if (primary.getVersion() == 6) {
      return best; // RFC 9580 §10.1.1: a version 6 key speaks through its direct-key signature
    }
    Iterator<byte[]> userIds = primary.getRawUserIDs();
    while (userIds.hasNext()) {
      byte[] userId = userIds.next();
      Optional<PGPSignature> own = ofUserId(userId);
      if (own.isPresent()) {
        best = own;
      }
    }
    return best;
  }

  private Optional<PGPSignature> ofUserId(byte[] userId) {
    Optional<PGPSignature> own =
        newest(
            primary.getSignaturesForID(userId),
            s -> s.isCertification() && s.verifyCertification(userId, primary));
    boolean withdrawn =
        any(
            primary.getSignaturesForID(userId),
            s ->
                s.getSignatureType() == PGPSignature.CERTIFICATION_REVOCATION
                    && s.verifyCertification(userId, primary));
    return withdrawn ? Optional.empty() : own;
  }

  boolean primaryRevoked() {
    return any(
        primary.getSignaturesOfType(PGPSignature.KEY_REVOCATION),
        s -> s.verifyCertification(primary));
  }

  Optional<PGPSignature> binding(PGPPublicKey subkey) {
    return newest(
        subkey.getSignaturesOfType(PGPSignature.SUBKEY_BINDING),
        s -> s.verifyCertification(primary, subkey));
  }

  boolean revoked(PGPPublicKey subkey) {
    return any(
        subkey.getSignaturesOfType(PGPSignature.SUBKEY_REVOCATION),
        s -> s.verifyCertification(primary, subkey));
  }

  private Optional<PGPSignature> newest(Iterator<PGPSignature> signatures, Check check) {
    PGPSignature best = null;
    while (signatures.hasNext()) {
      PGPSignature signature = signatures.next();
      if (!holds(signature, check) || !timely(signature)) {
        continue;
      }
      if (!strong(signature)) {
        weak = true;
      } else if (best == null || made(signature).isAfter(made(best))) {
        best = signature;
      }
    }
    return Optional.ofNullable(best);
  }

  private boolean any(Iterator<PGPSignature> signatures, Check check) {
    while (signatures.hasNext()) {
      if (holds(signatures.next(), check)) {
        return true;
      }
    }
    return false;
  }

  private boolean holds(PGPSignature signature, Check check) {
    if (signature.getVersion() != primary.getVersion()) {
      return false;
    }
    // A signature object holds the state of its own verification, and every case that is sealed
    // asks
    // the same certificates: two at once would see a good signature fail, or a revocation.
    try {
      synchronized (signature) {
        signature.init(new BcPGPContentVerifierBuilderProvider(), primary);
        return check.holds(signature);
      }
    } catch (PGPException | RuntimeException e) {
      return false; // an unknown algorithm or a broken number: it proves nothing
    }
  }

  private boolean timely(PGPSignature signature) {
    if (signature.getCreationTime() == null || made(signature).isAfter(now.plus(AHEAD))) {
      return false;
    }
    long life = signature.getHashedSubPackets().getSignatureExpirationTime();
    return life == 0 || made(signature).plusSeconds(life).isAfter(now);
  }

  private static Instant made(PGPSignature signature) {
    return signature.getCreationTime().toInstant();
  }
}

package org.ecluse.seal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.bcpg.sig.PreferredAEADCiphersuites;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;
import org.ecluse.seal.PolicyException.Reason;
import org.ecluse.seal.envelope.Suite;

/** The one place that decides which keys are good enough and which algorithms are used. */
public final class Policy {

  private static final int RECEIVES = KeyFlags.ENCRYPT_COMMS | KeyFlags.ENCRYPT_STORAGE;

  private Policy() {}

  /** A usable encryption key, with what its owner says of it. */
  private record Usable(
      PGPPublicKey key, Instant ends, boolean version2, PreferredAEADCiphersuites suites) {}

  /**
   * Refuses a certificate that cannot or should not receive anything.
   *
   * @return the last day (UTC) on which it can receive; {@link LocalDate#MAX} if it never expires
   */
  public static LocalDate checkRecipient(Certificate certificate, Instant now)
      throws PolicyException {
    checkNames(certificate);
    Usable usable = usable(certificate, now);
    try {
      Heads.packets(List.of(usable.key()), new byte[32], Suite.V1);
    } catch (IllegalStateException e) {
      // A key whose numbers are no key at all: better found now than under the first document.
      throw new PolicyException(Reason.MALFORMED, certificate.fingerprint());
    }
    return usable.ends().equals(Instant.MAX)
        ? LocalDate.MAX
        : LocalDate.ofInstant(usable.ends(), ZoneOffset.UTC).minusDays(1);
  }

  /** Refuses a certificate that is not a sign-only version 4 Ed25519 key. */
  public static void checkAdmin(Certificate certificate, Instant now) throws PolicyException {
    checkNames(certificate);
    PGPPublicKey primary = certificate.ring().getPublicKey();
    if (primary.getVersion() != 4
        || !KeyStrength.legacyEd25519(primary)
        || certificate.ring().size() != 1) {
      throw new PolicyException(Reason.NOT_AN_ADMIN_KEY, certificate.fingerprint());
    }
    checkPrimary(certificate, new SelfSignatures(certificate.ring(), now), now);
  }

  /** The text whose signature shows that somebody holds a key ({@code src/spec/keyring.md}). */
  public static byte[] possessionText(String fingerprint) {
    return ("ecluse/possession/1\n" + fingerprint + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Refuses a proof of possession that neither the certificate's primary key nor one of its signing
   * subkeys made.
   *
   * @param proof a detached signature, armored or binary
   */
  public static void checkPossession(Certificate certificate, byte[] proof) throws PolicyException {
    byte[] text = possessionText(certificate.fingerprint());
    SelfSignatures self = new SelfSignatures(certificate.ring(), Instant.now());
    for (PGPPublicKey key : certificate.ring()) {
      boolean mayAnswer = key.isMasterKey() || (flags(self.binding(key)) & KeyFlags.SIGN_DATA) != 0;
      if (mayAnswer && DetachedSignature.holds(proof, text, key)) {
        return;
      }
    }
    throw new PolicyException(Reason.NO_PROOF, certificate.fingerprint());
  }

  /** Vets every recipient and chooses what all of them can read. */
  static Plan plan(List<Recipient> recipients, Instant now) throws PolicyException {
    if (recipients.isEmpty()) {
      throw new PolicyException(Reason.NO_RECIPIENT);
    }
    List<PGPPublicKey> keys = new ArrayList<>();
    boolean version2 = true;
    boolean gcm = true;
    for (Recipient recipient : recipients) {
      checkNames(recipient.certificate());
      Usable usable = usable(recipient.certificate(), now);
      keys.add(usable.key());
      version2 &= usable.version2();
      gcm &= usable.suites().isSupported(combination(Suite.V2_GCM));
    }
    Suite suite = !version2 ? Suite.V1 : gcm ? Suite.V2_GCM : Suite.V2_OCB;
    return new Plan(keys, suite);
  }

  private static PreferredAEADCiphersuites.Combination combination(Suite suite) {
    return new PreferredAEADCiphersuites.Combination(Suite.AES_256, suite.aead());
  }

  private static void checkNames(Certificate certificate) throws PolicyException {
    int count = 0;
    Iterator<byte[]> userIds = certificate.ring().getPublicKey().getRawUserIDs();
    while (userIds.hasNext()) {
      String userId = new String(userIds.next(), StandardCharsets.ISO_8859_1);
      if (userId.contains("@") || ++count > 1) {
        throw new PolicyException(Reason.NAMES_SOMEBODY, certificate.fingerprint());
      }
    }
  }

  /** Returns the primary key's end. */
  private static Instant checkPrimary(Certificate certificate, SelfSignatures self, Instant now)
      throws PolicyException {
    PGPPublicKey primary = certificate.ring().getPublicKey();
    String fingerprint = certificate.fingerprint();
    if (primary.getVersion() != 4 && primary.getVersion() != 6) {
      throw new PolicyException(Reason.KEY_VERSION, fingerprint);
    }
    if (self.primaryRevoked()) {
      throw new PolicyException(Reason.REVOKED, fingerprint);
    }
    Optional<PGPSignature> own = self.ofPrimary();
    if (own.isEmpty()) {
      Reason reason = self.sawWeak() ? Reason.WEAK_HASH : Reason.NO_SELF_SIGNATURE;
      throw new PolicyException(reason, fingerprint);
    }
    if (!KeyStrength.signs(primary)) {
      throw new PolicyException(Reason.WEAK_KEY, fingerprint);
    }
    Instant ends = ends(primary, own.get());
    if (!ends.isAfter(now)) {
      throw new PolicyException(Reason.EXPIRED, fingerprint);
    }
    return ends;
  }

  /** The newest encryption key that is bound, meant for it, alive and strong. */
  private static Usable usable(Certificate certificate, Instant now) throws PolicyException {
    SelfSignatures self = new SelfSignatures(certificate.ring(), now);
    Instant primaryEnds = checkPrimary(certificate, self, now);
    PGPSignatureSubpacketVector general =
        self.ofPrimary().map(PGPSignature::getHashedSubPackets).orElseThrow();
    Usable best = null;
    Reason why = Reason.NO_ENCRYPTION_KEY;
    for (PGPPublicKey key : certificate.ring()) {
      Optional<PGPSignature> bound = key.isMasterKey() ? self.ofPrimary() : self.binding(key);
      if (bound.isEmpty()) {
        why = !key.isMasterKey() && self.sawWeak() ? Reason.WEAK_HASH : why;
      } else if ((flags(bound) & RECEIVES) != 0) {
        Instant ends = ends(key, bound.get());
        if (!key.isMasterKey() && self.revoked(key)) {
          why = Reason.REVOKED;
        } else if (!ends.isAfter(now)) {
          why = Reason.EXPIRED;
        } else if (!KeyStrength.receives(key)) {
          why = Reason.WEAK_KEY;
        } else if (best == null || !made(key).isBefore(made(best.key()))) {
          Instant first = ends.isBefore(primaryEnds) ? ends : primaryEnds;
          best = said(key, first, bound.get().getHashedSubPackets(), general);
        }
      }
    }
    if (best == null) {
      throw new PolicyException(why, certificate.fingerprint());
    }
    return best;
  }

  private static Usable said(
      PGPPublicKey key,
      Instant ends,
      PGPSignatureSubpacketVector own,
      PGPSignatureSubpacketVector general) {
    var features = own.getFeatures() != null ? own.getFeatures() : general.getFeatures();
    var suites = own.getPreferredAEADCiphersuites();
    if (suites == null) {
      suites = general.getPreferredAEADCiphersuites();
    }
    if (suites == null) {
      suites = PreferredAEADCiphersuites.builder(false).build();
    }
    return new Usable(key, ends, features != null && features.supportsSEIPDv2(), suites);
  }

  private static int flags(Optional<PGPSignature> signature) {
    return signature.map(s -> s.getHashedSubPackets().getKeyFlags()).orElse(0);
  }

  private static Instant ends(PGPPublicKey key, PGPSignature signature) {
    long life = signature.getHashedSubPackets().getKeyExpirationTime();
    return life == 0 ? Instant.MAX : made(key).plusSeconds(life);
  }

  private static Instant made(PGPPublicKey key) {
    return key.getCreationTime().toInstant();
  }
}

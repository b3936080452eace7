package org.ecluse.unseal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.ecluse.core.CaseId;
import org.ecluse.seal.Certificate;
import org.ecluse.seal.Policy;
import org.ecluse.seal.PolicyException;
import org.ecluse.seal.PolicyException.Reason;
import org.ecluse.seal.Sealer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys may receive documents; most of the bad ones are made by gpg itself. */
final class PolicyTest {

  @TempDir static Path home;

  @AfterAll
  static void stop() throws Exception {
    Tool.stopAgent(home);
  }

  @Test
  void takesTheKeysWeMake() throws Exception {
    LocalDate ends = LocalDate.ofInstant(TestKeys.NOW, ZoneOffset.UTC).plus(Period.ofYears(2));
    for (KeyMaker.Made key : List.of(TestKeys.rsa("r1"), TestKeys.curve("r2"))) {
      assertThat(Policy.checkRecipient(key.certificate(), TestKeys.NOW))
          .isEqualTo(ends.minusDays(1));
      Certificate again =
          Certificate.from(key.certificate().armored().getBytes(StandardCharsets.US_ASCII));
      assertThat(again.encoded()).isEqualTo(key.certificate().encoded());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"future-default", "rsa3072", "rsa4096"})
  void takesTheKeysGpgMakes(String algorithm) throws Exception {
    assertThat(Policy.checkRecipient(GpgKeys.make(home, "fine-" + algorithm, algorithm), soon()))
        .isAfter(LocalDate.EPOCH);
  }

  @Test
  void takesTheKeysSqMakesAndTheirProofs() throws Exception {
    Path key = home.resolve("sq.key");
    Tool.Result made =
        Tool.run(
            home,
            new byte[0],
            List.of("sq", "key", "generate", "--userid", "s1", "--export", key.toString()));
    assertThat(made.code()).as(made.errors()).isZero();
    byte[] bytes =
        Tool.run(home, new byte[0], List.of("sq", "key", "extract-cert", key.toString())).out();
    Certificate certificate = Certificate.from(bytes);
    assertThat(Policy.checkRecipient(certificate, soon())).isAfter(LocalDate.EPOCH);
    Tool.Result proof =
        Tool.run(
            home,
            Policy.possessionText(certificate.fingerprint()),
            List.of("sq", "sign", "--detached", "--signer-key", key.toString()));
    Policy.checkPossession(certificate, proof.out());
  }

  @ParameterizedTest
  @CsvSource({
    "weak,           rsa2048, SHA512, WEAK_KEY",
    "weak-hash,      rsa3072, SHA1,   WEAK_HASH",
    "who@example.org, rsa3072, SHA512, NAMES_SOMEBODY",
    "odd-curve,      secp256k1, SHA512, WEAK_KEY",
    "old,            dsa3072, SHA512, WEAK_KEY",
  })
  void refusesPoorKeys(String name, String algorithm, String hash, Reason reason) throws Exception {
    Certificate certificate = GpgKeys.make(home, name, algorithm, "--cert-digest-algo", hash);
    refused(() -> Policy.checkRecipient(certificate, soon()), reason);
  }

  @Test
  void refusesASecondUserId() throws Exception {
    Certificate certificate = GpgKeys.make(home, "double", "future-default");
    Tool.gpg(home, new byte[0], "--quick-add-uid", certificate.fingerprint(), "other");
    refused(
        () -> Policy.checkRecipient(GpgKeys.exported(home, certificate.fingerprint()), soon()),
        Reason.NAMES_SOMEBODY);
  }

  @Test
  void refusesASignOnlyKey() {
    refused(
        () -> Policy.checkRecipient(TestKeys.admin("admin").certificate(), TestKeys.NOW),
        Reason.NO_ENCRYPTION_KEY);
  }

  @Test
  void refusesAnExpiredKey() {
    Instant later = TestKeys.NOW.plus(Duration.ofDays(800));
    refused(() -> Policy.checkRecipient(TestKeys.curve("r2").certificate(), later), Reason.EXPIRED);
  }

  @Test
  void refusesARevokedKeyAndARevokedSubkey() throws Exception {
    refused(() -> Policy.checkRecipient(revoked(true), TestKeys.NOW), Reason.REVOKED);
    refused(() -> Policy.checkRecipient(revoked(false), TestKeys.NOW), Reason.REVOKED);
  }

  @Test
  void refusesAnEncryptionSubkeyThatAStrangerAttached() throws Exception {
    List<PGPPublicKey> own = keys(TestKeys.curve("r2").certificate());
    List<PGPPublicKey> foreign = keys(TestKeys.curve("stranger").certificate());
    Certificate mixed =
        Certificate.from(
            new PGPPublicKeyRing(List.of(own.getFirst(), foreign.getLast())).getEncoded());
    refused(() -> Policy.checkRecipient(mixed, TestKeys.NOW), Reason.NO_ENCRYPTION_KEY);
  }

  @Test
  void refusesSecretKeysRubbishAndSeveralAtOnce() throws Exception {
    refused(() -> Certificate.from(TestKeys.curve("r2").secretKey().bytes()), Reason.SECRET_KEY);
    refused(() -> Certificate.from("hello".getBytes(StandardCharsets.UTF_8)), Reason.MALFORMED);
    refused(() -> Certificate.from(new byte[0]), Reason.MALFORMED);
    refused(() -> Certificate.from(new byte[Certificate.LARGEST + 1]), Reason.MALFORMED);
    ByteArrayOutputStream two = new ByteArrayOutputStream();
    two.writeBytes(TestKeys.curve("r2").certificate().encoded());
    two.writeBytes(TestKeys.curve("r3").certificate().encoded());
    refused(() -> Certificate.from(two.toByteArray()), Reason.MALFORMED);
  }

  @Test
  void aChangedCertificateNeverReceivesUnderAnotherKey() throws Exception {
    byte[] good = TestKeys.curve("r2").certificate().encoded();
    PGPPublicKey receiving = keys(TestKeys.curve("r2").certificate()).getLast();
    int taken = 0;
    for (int bit = 0; bit < good.length * 8; bit++) {
      byte[] changed = good.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      try {
        Certificate certificate = Certificate.from(changed);
        Policy.checkRecipient(certificate, TestKeys.NOW);
        taken++;
        assertThat(keys(certificate).getLast().getFingerprint())
            .isEqualTo(receiving.getFingerprint());
      } catch (PolicyException e) {
        assertThat(e.reason()).isNotNull();
      }
    }
    assertThat(taken).isLessThan(good.length); // only what no signature covers
  }

  @Test
  void onlySignOnlyEd25519KeysAreAdmins() throws Exception {
    Policy.checkAdmin(TestKeys.admin("admin").certificate(), TestKeys.NOW);
    refused(
        () -> Policy.checkAdmin(TestKeys.curve("r2").certificate(), TestKeys.NOW),
        Reason.NOT_AN_ADMIN_KEY);
    refused(
        () -> Policy.checkAdmin(TestKeys.rsa("r1").certificate(), TestKeys.NOW),
        Reason.NOT_AN_ADMIN_KEY);
  }

  @Test
  void aProofOfPossessionIsOneForItsOwnKeyOnly() throws Exception {
    KeyMaker.Made r2 = TestKeys.curve("r2");
    KeyMaker.Made r3 = TestKeys.curve("r3");
    byte[] proof = r2.proof().getBytes(StandardCharsets.US_ASCII);
    Policy.checkPossession(r2.certificate(), proof);
    refused(() -> Policy.checkPossession(r3.certificate(), proof), Reason.NO_PROOF);
    byte[] cut = Arrays.copyOf(proof, proof.length / 2);
    refused(() -> Policy.checkPossession(r2.certificate(), cut), Reason.NO_PROOF);
  }

  @Test
  void nothingIsSealedWithoutReviewersOrUnderAnUnlistedNodeOrAnOldKeyring() {
    Lock nobody = new Lock();
    refused(
        () -> new Sealer(nobody.node).begin(CaseId.random(), nobody.keyring, Lock.now()),
        Reason.NO_RECIPIENT);
    Lock one = new Lock(TestKeys.curve("r2").certificate());
    refused(
        () -> new Sealer(nobody.node).begin(CaseId.random(), one.keyring, Lock.now()),
        Reason.NODE_NOT_LISTED);
    Instant late = Lock.now().plus(Duration.ofDays(91));
    refused(
        () -> new Sealer(one.node).begin(CaseId.random(), one.keyring, late),
        Reason.KEYRING_EXPIRED);
  }

  private static Certificate revoked(boolean primary) throws Exception {
    SecretKey secret = TestKeys.open(TestKeys.curve("r2"));
    PGPKeyPair signer = secret.primary().orElseThrow();
    List<PGPPublicKey> keys = keys(secret.certificate());
    PGPSignatureGenerator revoking =
        new PGPSignatureGenerator(
            new BcPGPContentSignerBuilder(
                signer.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA512),
            signer.getPublicKey());
    revoking.init(
        primary ? PGPSignature.KEY_REVOCATION : PGPSignature.SUBKEY_REVOCATION,
        signer.getPrivateKey());
    PGPPublicKey first = keys.getFirst();
    PGPPublicKey second = keys.getLast();
    if (primary) {
      first = PGPPublicKey.addCertification(first, revoking.generateCertification(first));
    } else {
      second = PGPPublicKey.addCertification(second, revoking.generateCertification(first, second));
    }
    return Certificate.from(new PGPPublicKeyRing(List.of(first, second)).getEncoded());
  }

  private static List<PGPPublicKey> keys(Certificate certificate) throws Exception {
    PGPPublicKeyRing ring =
        new PGPPublicKeyRing(certificate.encoded(), new BcKeyFingerprintCalculator());
    return List.of(ring.getPublicKey(), lastOf(ring));
  }

  private static PGPPublicKey lastOf(PGPPublicKeyRing ring) {
    PGPPublicKey last = ring.getPublicKey();
    for (PGPPublicKey key : ring) {
      last = key;
    }
    return last;
  }

  /** gpg's keys are as old as the clock. */
  private static Instant soon() {
    return Instant.now().plusSeconds(5);
  }

  private static void refused(ThrowingCallable act, Reason reason) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            PolicyException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}

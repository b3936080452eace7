package org.ecluse.unseal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.CompressionAlgorithmTags;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.bcpg.sig.Features;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.PBESecretKeyEncryptor;
import org.bouncycastle.openpgp.operator.PGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.PGPKeyPairGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPairGeneratorProvider;
import org.ecluse.core.Secret;
import org.ecluse.seal.Certificate;
import org.ecluse.seal.Policy;
import org.ecluse.seal.PolicyException;
import org.ecluse.seal.Recipient;

/** Makes keys, on the machine of the person whose key it is. */
public final class KeyMaker {

  /** How long a key lives unless told otherwise. */
  public static final Period LIFETIME = Period.ofYears(2);

  private static final int VERSION = 4;
  private static final int RSA_BITS = 4096;

  /** 65 million bytes hashed for each guess (RFC 9580 §3.7.1.3): the most this form allows. */
  private static final int S2K_COUNT = 0xff;

  /** The kinds of reviewer keys. All are version 4, so that {@code gpg} 2.2 can use them. */
  public enum Kind {
    RSA_4096,
    CURVE_25519
  }

  /**
   * A new key.
   *
   * @param secretKey armored, under its passphrase; the caller closes it
   * @param certificate the public half
   * @param proof armored signature that shows who made the certificate holds the key
   */
  public record Made(Secret secretKey, Certificate certificate, String proof) {}

  private KeyMaker() {}

  /**
   * A reviewer's key: signs and receives.
   *
   * @param name pseudonym, {@code [a-z0-9][a-z0-9._-]{0,31}}: the key's only user id
   */
  public static Made reviewer(String name, Kind kind, Secret passphrase, Instant now) {
    return make(name, kind, true, passphrase, now);
  }

  /** A sign-only Ed25519 key for signing keyrings. */
  public static Made admin(String name, Secret passphrase, Instant now) {
    return make(name, Kind.CURVE_25519, false, passphrase, now);
  }

  private static Made make(
      String name, Kind kind, boolean receives, Secret passphrase, Instant now) {
    if (!Recipient.isPerson(name)) {
      throw new IllegalArgumentException("a name outside its alphabet");
    }
    Instant made = now.truncatedTo(ChronoUnit.SECONDS);
    char[] characters = passphrase.chars();
    try {
      PGPKeyPairGenerator pairs = new BcPGPKeyPairGeneratorProvider().get(VERSION, Date.from(made));
      PGPKeyPair primary =
          kind == Kind.RSA_4096
              ? pairs.generateRsaKeyPair(RSA_BITS)
              : pairs.generateLegacyEd25519KeyPair();
      PGPKeyRingGenerator ring = ring(name, primary, characters, made);
      if (receives) {
        PGPKeyPair subkey =
            kind == Kind.RSA_4096
                ? pairs.generateRsaKeyPair(RSA_BITS)
                : pairs.generateLegacyX25519KeyPair();
        PGPSignatureSubpacketGenerator binding = said(primary.getPublicKey(), made);
        binding.setKeyFlags(true, KeyFlags.ENCRYPT_COMMS | KeyFlags.ENCRYPT_STORAGE);
        ring.addSubKey(subkey, binding.generate(), null);
      }
      Certificate certificate = Certificate.from(ring.generatePublicKeyRing().getEncoded());
      byte[] secret = ring.generateSecretKeyRing().getEncoded();
      byte[] proof =
          DetachedSigner.sign(primary, Policy.possessionText(certificate.fingerprint()), made);
      return new Made(
          new Secret(armored(secret)),
          certificate,
          new String(armored(proof), StandardCharsets.US_ASCII));
    } catch (PGPException | PolicyException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Arrays.fill(characters, '\0');
    }
  }

  private static PGPKeyRingGenerator ring(
      String name, PGPKeyPair primary, char[] passphrase, Instant made) throws PGPException {
    PGPSignatureSubpacketGenerator said = said(primary.getPublicKey(), made);
    said.setKeyFlags(true, KeyFlags.CERTIFY_OTHER | KeyFlags.SIGN_DATA);
    said.setPreferredSymmetricAlgorithms(false, new int[] {SymmetricKeyAlgorithmTags.AES_256});
    said.setPreferredHashAlgorithms(
        false, new int[] {HashAlgorithmTags.SHA512, HashAlgorithmTags.SHA256});
    said.setPreferredCompressionAlgorithms(
        false, new int[] {CompressionAlgorithmTags.ZIP, CompressionAlgorithmTags.UNCOMPRESSED});
    said.setFeature(false, Features.FEATURE_MODIFICATION_DETECTION);
    PGPDigestCalculatorProvider digests = new BcPGPDigestCalculatorProvider();
    PBESecretKeyEncryptor lock =
        new BcPBESecretKeyEncryptorBuilder(
                SymmetricKeyAlgorithmTags.AES_256, digests.get(HashAlgorithmTags.SHA256), S2K_COUNT)
            .build(passphrase);
    return new PGPKeyRingGenerator(
        PGPSignature.POSITIVE_CERTIFICATION,
        primary,
        name,
        digests.get(HashAlgorithmTags.SHA1), // the checksum that version 4 secret keys have
        said.generate(),
        null,
        new BcPGPContentSignerBuilder(
            primary.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA512),
        lock);
  }

  /** What every self signature says: when, by whom, until when. */
  private static PGPSignatureSubpacketGenerator said(PGPPublicKey primary, Instant made) {
    Instant ends = made.atZone(ZoneOffset.UTC).plus(LIFETIME).toInstant();
    PGPSignatureSubpacketGenerator said = new PGPSignatureSubpacketGenerator();
    said.setSignatureCreationTime(true, Date.from(made));
    said.setIssuerFingerprint(false, primary);
    said.setKeyExpirationTime(true, Duration.between(made, ends).toSeconds());
    return said;
  }

  private static byte[] armored(byte[] packets) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (ArmoredOutputStream armor = ArmoredOutputStream.builder().clearHeaders().build(text)) {
      armor.write(packets);
    }
    return text.toByteArray();
  }
}

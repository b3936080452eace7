package org.ecluse.unseal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.PBESecretKeyDecryptor;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.ecluse.core.Secret;
import org.ecluse.seal.Certificate;
import org.ecluse.seal.PolicyException;
import org.ecluse.unseal.CannotOpenException.Reason;

/**
 * A person's OpenPGP secret key, unlocked. Closing it drops the references; the virtual machine may
 * keep copies, which is why private-key work belongs into a process that ends.
 */
public final class SecretKey implements AutoCloseable {

  private final Certificate certificate;
  private final List<PGPKeyPair> pairs;

  private SecretKey(Certificate certificate, List<PGPKeyPair> pairs) {
    this.certificate = certificate;
    this.pairs = pairs;
  }

  /**
   * Unlocks a key.
   *
   * @param armoredOrBinary one transferable secret key (RFC 9580 §10.2), version 4 or 6
   * @param passphrase empty when the key has none
   */
  public static SecretKey open(byte[] armoredOrBinary, Secret passphrase)
      throws CannotOpenException {
    PGPSecretKeyRing ring = ring(armoredOrBinary);
    char[] characters = passphrase.chars();
    try {
      PBESecretKeyDecryptor unlock =
          new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider()).build(characters);
      List<PGPKeyPair> pairs = new ArrayList<>();
      for (PGPSecretKey key : ring) {
        if (!key.isPrivateKeyEmpty()) {
          pairs.add(key.extractKeyPair(unlock));
        }
      }
      if (pairs.isEmpty()) {
        throw new CannotOpenException(Reason.NOT_A_KEY);
      }
      return new SecretKey(Certificate.from(ring.toCertificate().getEncoded()), pairs);
    } catch (PGPException | RuntimeException e) {
      throw new CannotOpenException(Reason.WRONG_PASSPHRASE);
    } catch (IOException | PolicyException e) {
      throw new CannotOpenException(Reason.NOT_A_KEY);
    } finally {
      Arrays.fill(characters, '\0');
    }
  }

  private static PGPSecretKeyRing ring(byte[] armoredOrBinary) throws CannotOpenException {
    try (InputStream bare = PGPUtil.getDecoderStream(new ByteArrayInputStream(armoredOrBinary))) {
      return new PGPSecretKeyRing(bare, new BcKeyFingerprintCalculator());
    } catch (IOException | PGPException | RuntimeException e) {
      throw new CannotOpenException(Reason.NOT_A_KEY);
    }
  }

  /** Of the primary key, upper-case hexadecimal. */
  public String fingerprint() {
    return certificate.fingerprint();
  }

  /** The public half. */
  public Certificate certificate() {
    return certificate;
  }

  /** The primary key, which signs. */
  Optional<PGPKeyPair> primary() {
    return find(pair -> pair.getPublicKey().isMasterKey());
  }

  Optional<PGPKeyPair> byKeyId(long keyId) {
    return find(pair -> pair.getKeyID() == keyId);
  }

  Optional<PGPKeyPair> byFingerprint(byte[] fingerprint) {
    return find(pair -> Arrays.equals(pair.getPublicKey().getFingerprint(), fingerprint));
  }

  /** Those that can receive. */
  List<PGPKeyPair> all() {
    return pairs.stream().filter(pair -> pair.getPublicKey().isEncryptionKey()).toList();
  }

  private Optional<PGPKeyPair> find(Predicate<PGPKeyPair> which) {
    return pairs.stream().filter(which).findFirst();
  }

  @Override
  public void close() {
    pairs.clear();
  }
}

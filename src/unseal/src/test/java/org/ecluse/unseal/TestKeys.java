package org.ecluse.unseal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.bcpg.PacketFormat;
import org.bouncycastle.bcpg.sig.PreferredAEADCiphersuites;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.api.OpenPGPKeyGenerator;
import org.bouncycastle.openpgp.api.SignatureParameters;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPKeyGenerator;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.ecluse.core.Secret;

/** Throwaway keys, made once for all tests. */
final class TestKeys {

  @SuppressWarnings("TimeInStaticInitializer") // one moment for all, and gpg looks at the clock
  static final Instant NOW = Instant.now();

  static final String PASSPHRASE = "correct horse — élève";

  private static final Map<String, KeyMaker.Made> MADE = new ConcurrentHashMap<>();
  private static final Map<String, SecretKey> OPEN = new ConcurrentHashMap<>();

  private TestKeys() {}

  static KeyMaker.Made admin(String name) {
    return MADE.computeIfAbsent(name, n -> KeyMaker.admin(n, passphrase(), NOW));
  }

  static KeyMaker.Made rsa(String name) {
    return MADE.computeIfAbsent(
        name, n -> KeyMaker.reviewer(n, KeyMaker.Kind.RSA_4096, passphrase(), NOW));
  }

  static KeyMaker.Made curve(String name) {
    return MADE.computeIfAbsent(
        name, n -> KeyMaker.reviewer(n, KeyMaker.Kind.CURVE_25519, passphrase(), NOW));
  }

  static SecretKey open(KeyMaker.Made made) {
    return OPEN.computeIfAbsent(
        made.certificate().fingerprint(),
        f -> {
          try {
            return SecretKey.open(made.secretKey().bytes(), passphrase());
          } catch (CannotOpenException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  static Secret passphrase() {
    return new Secret(PASSPHRASE.getBytes(StandardCharsets.UTF_8));
  }

  /** A version 6 key without passphrase, by Bouncy Castle's own generator. */
  static SecretKey version6(boolean gcm) {
    try {
      OpenPGPKeyGenerator generator =
          new BcOpenPGPKeyGenerator(6, Date.from(NOW.minusSeconds(60)), true);
      SignatureParameters.Callback suites =
          new SignatureParameters.Callback() {
            @Override
            public SignatureParameters apply(SignatureParameters parameters) {
              return parameters.setHashedSubpacketsFunction(
                  subpackets -> {
                    subpackets.removePacketsOfType(39);
                    var listed = PreferredAEADCiphersuites.builder(false).addCombination(9, 2);
                    subpackets.setPreferredAEADCiphersuites(
                        gcm ? listed.addCombination(9, 3) : listed);
                    return subpackets;
                  });
            }
          };
      byte[] key =
          generator
              .withPrimaryKey(pairs -> pairs.generateEd25519KeyPair(), suites)
              .addEncryptionSubkey(pairs -> pairs.generateX25519KeyPair(), suites)
              .build()
              .getEncoded(PacketFormat.CURRENT);
      return SecretKey.open(key, new Secret(new byte[0]));
    } catch (PGPException | java.io.IOException | CannotOpenException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same key without its passphrase, since {@code sq} would ask for it on a terminal. */
  static byte[] unlocked(KeyMaker.Made made) {
    try {
      PGPSecretKeyRing ring =
          new PGPSecretKeyRing(
              org.bouncycastle.openpgp.PGPUtil.getDecoderStream(
                  new java.io.ByteArrayInputStream(made.secretKey().bytes())),
              new BcKeyFingerprintCalculator());
      var unlock =
          new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider())
              .build(PASSPHRASE.toCharArray());
      java.io.ByteArrayOutputStream bare = new java.io.ByteArrayOutputStream();
      for (PGPSecretKey key : PGPSecretKeyRing.copyWithNewPassword(ring, unlock, null)) {
        key.encode(bare);
      }
      return bare.toByteArray();
    } catch (PGPException | java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

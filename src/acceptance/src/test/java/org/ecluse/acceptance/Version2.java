package org.ecluse.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.bouncycastle.bcpg.PacketFormat;
import org.bouncycastle.bcpg.sig.PreferredAEADCiphersuites;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.api.SignatureParameters;
import org.bouncycastle.openpgp.api.bc.BcOpenPGPKeyGenerator;
import org.ecluse.core.Ring;
import org.ecluse.core.Secret;
import org.ecluse.core.Settings;
import org.ecluse.seal.Certificate;
import org.ecluse.seal.Follower;
import org.ecluse.seal.KeyringDraft;
import org.ecluse.seal.Pins;
import org.ecluse.seal.Role;
import org.ecluse.unseal.KeyringSigner;
import org.ecluse.unseal.SecretKey;
import org.ecluse.vault.VaultAddress;
import org.ecluse.vault.ring.VaultRing;

/**
 * Gives an instance three reviewers whose keys take the AEAD format of RFC 9580 (SEIPD version 2)
 * with AES-GCM, in place of those it was made with.
 */
final class Version2 {

  private static final int AES_256 = 9;
  private static final int OCB = 2;
  private static final int GCM = 3;

  private Version2() {}

  static void publish(Instance instance) throws Exception {
    Settings settings = Settings.of(instance.settings());
    Ring ring = VaultRing.open(VaultAddress.of(settings));
    Pins pins = Pins.parse(settings.text("admins").orElseThrow());
    Path floor = instance.home().resolve("version2.floor");
    KeyringDraft draft =
        KeyringDraft.after(new Follower(ring, pins, floor).current(Clock.systemUTC()));
    draft.recipients().forEach(draft::removeRecipient);
    Instant now = Instant.now();
    for (String person : new String[] {"v1", "v2", "v3"}) {
      draft.addRecipient(certificate(now), person, Set.of(Role.REVIEWER), Duration.ZERO, now);
    }
    KeyringDraft.Signable signable = draft.signable(now);
    Path admin = instance.home().resolve("admin");
    try (Secret pass = new Secret(Files.readAllBytes(admin.resolve("admin.pass")));
        SecretKey key = SecretKey.open(Files.readAllBytes(admin.resolve("admin.sec.asc")), pass)) {
      ring.publish(signable.epoch(), KeyringSigner.sign(signable, key));
    }
  }

  private static Certificate certificate(Instant now) throws Exception {
    SignatureParameters.Callback lists =
        new SignatureParameters.Callback() {
          @Override
          public SignatureParameters apply(SignatureParameters parameters) {
            return parameters.setHashedSubpacketsFunction(
                subpackets -> {
                  subpackets.removePacketsOfType(
                      org.bouncycastle.bcpg.SignatureSubpacketTags.PREFERRED_AEAD_ALGORITHMS);
                  subpackets.setPreferredAEADCiphersuites(
                      PreferredAEADCiphersuites.builder(false)
                          .addCombination(AES_256, OCB)
                          .addCombination(AES_256, GCM));
                  return subpackets;
                });
          }
        };
    byte[] key = key(now, lists);
    try (SecretKey open = SecretKey.open(key, new Secret(new byte[0]))) {
      return open.certificate();
    }
  }

  private static byte[] key(Instant now, SignatureParameters.Callback lists)
      throws java.io.IOException {
    try {
      return new BcOpenPGPKeyGenerator(6, Date.from(now.minusSeconds(60)), true)
          .withPrimaryKey(pairs -> pairs.generateEd25519KeyPair(), lists)
          .addEncryptionSubkey(pairs -> pairs.generateX25519KeyPair(), lists)
          .build()
          .getEncoded(PacketFormat.CURRENT);
    } catch (PGPException e) {
      throw new IllegalStateException("a key cannot be made", e);
    }
  }
}

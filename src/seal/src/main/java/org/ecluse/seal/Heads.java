package org.ecluse.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.bcpg.BCPGOutputStream;
import org.bouncycastle.bcpg.PacketFormat;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;
import org.ecluse.core.PartName;
import org.ecluse.seal.envelope.HeadSeal;
import org.ecluse.seal.envelope.Suite;

/** Writes heads: a session key for each of several keys (RFC 9580 §5.1). */
final class Heads {

  private Heads() {}

  /** All packets of one head, sealed. */
  static byte[] head(Plan plan, byte[] sessionKey, PartName name) {
    byte[] packets = packets(plan.keys(), sessionKey, plan.suite());
    byte[] seal =
        HeadSeal.packet(packets, plan.suite().version(), sessionKey, name.caseId(), name.number());
    byte[] head = Arrays.copyOf(packets, packets.length + seal.length);
    System.arraycopy(seal, 0, head, packets.length, seal.length);
    return head;
  }

  /**
   * Version 3 packets for SEIPDv1, version 6 for SEIPDv2: mixing them is not allowed.
   *
   * @throws IllegalStateException if one of the keys is not what {@link Policy} lets pass
   */
  static byte[] packets(List<PGPPublicKey> keys, byte[] sessionKey, Suite suite) {
    BcPGPDataEncryptorBuilder how = new BcPGPDataEncryptorBuilder(Suite.AES_256);
    how.setWithIntegrityPacket(true);
    if (suite.version() == 2) {
      how.setWithAEAD(suite.aead(), Suite.CHUNK_OCTET + 6);
      how.setUseV6AEAD();
    }
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    try (BCPGOutputStream packets = new BCPGOutputStream(head, PacketFormat.CURRENT)) {
      for (PGPPublicKey key : keys) {
        packets.writePacket(
            new BcPublicKeyKeyEncryptionMethodGenerator(key).generate(how, sessionKey));
      }
    } catch (IOException | PGPException | RuntimeException e) {
      throw new IllegalStateException("a recipient's key cannot be used", e);
    }
    return head.toByteArray();
  }
}

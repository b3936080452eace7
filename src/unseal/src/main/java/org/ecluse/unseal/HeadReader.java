package org.ecluse.unseal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPSessionKey;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;
import org.ecluse.core.CaseId;
import org.ecluse.core.Limits;
import org.ecluse.core.PartFacts;
import org.ecluse.core.Secret;
import org.ecluse.seal.DamagedException;
import org.ecluse.seal.envelope.HeadSeal;
import org.ecluse.seal.envelope.KeyCheck;
import org.ecluse.seal.envelope.Suite;

/**
 * Takes the session key out of a head. Heads are not signed: anyone who can write to the storage
 * can plant one, so a session key leaves here only if the record's key check value knows it.
 */
final class HeadReader {

  private static final int PKESK = 1;

  private HeadReader() {}

  /** The session key, 32 bytes; the caller closes it. */
  static Secret sessionKey(byte[] head, PartFacts facts, CaseId caseId, SecretKey key)
      throws CannotOpenException, DamagedException {
    boolean addressed = false;
    for (byte[] packet : packets(head, facts)) {
      Optional<PGPKeyPair> named = addressee(packet, key);
      addressed |= named.isPresent();
      // A packet that names nobody we know is tried too: its name may be what was damaged.
      List<PGPKeyPair> candidates = named.map(List::of).orElseGet(key::all);
      for (PGPKeyPair candidate : candidates) {
        Optional<Secret> found = open(packet, facts.seipdVersion(), candidate);
        if (found.isPresent() && matches(found.get(), facts, caseId)) {
          return sealed(head, found.get(), facts, caseId);
        }
        found.ifPresent(Secret::close);
      }
    }
    if (addressed) {
      throw new DamagedException(DamagedException.Reason.KEY_CHECK);
    }
    throw new CannotOpenException(CannotOpenException.Reason.NO_MATCHING_KEY);
  }

  private static boolean matches(Secret sessionKey, PartFacts facts, CaseId caseId) {
    byte[] check = KeyCheck.of(sessionKey.bytes(), caseId, facts.number());
    return MessageDigest.isEqual(check, facts.keyCheckBytes());
  }

  private static Secret sealed(byte[] head, Secret sessionKey, PartFacts facts, CaseId caseId)
      throws DamagedException {
    if (!HeadSeal.holds(head, facts.seipdVersion(), sessionKey.bytes(), caseId, facts.number())) {
      sessionKey.close();
      throw new DamagedException(DamagedException.Reason.HEAD);
    }
    return sessionKey;
  }

  /**
   * The bodies of all packets, which must be PKESK packets: other algorithms than ours may be
   * there.
   */
  private static List<byte[]> packets(byte[] head, PartFacts facts) throws DamagedException {
    List<byte[]> packets = new ArrayList<>();
    ByteArrayInputStream source = new ByteArrayInputStream(head);
    if (head.length > Limits.HEAD_BYTES) {
      throw new DamagedException(DamagedException.Reason.HEAD);
    }
    try {
      while (source.available() > 0) {
        byte[] packet = new PacketReader(PKESK, source).readAllBytes();
        if (packet.length == 0 || packet[0] != (facts.seipdVersion() == 1 ? 3 : 6)) {
          throw new DamagedException(DamagedException.Reason.HEAD);
        }
        packets.add(packet);
      }
    } catch (IOException e) {
      throw new DamagedException(DamagedException.Reason.HEAD);
    }
    if (packets.isEmpty()) {
      throw new DamagedException(DamagedException.Reason.HEAD);
    }
    return packets;
  }

  /** Version 3 names a key id, version 6 a fingerprint (RFC 9580 §5.1.1, §5.1.2). */
  private static Optional<PGPKeyPair> addressee(byte[] packet, SecretKey key) {
    if (packet.length > 9 && packet[0] == 3) {
      return key.byKeyId(ByteBuffer.wrap(packet).getLong(1));
    }
    if (packet.length > 3 && packet[0] == 6 && packet.length > 2 + packet[1] && packet[1] > 1) {
      return key.byFingerprint(Arrays.copyOfRange(packet, 3, 2 + packet[1]));
    }
    return Optional.empty();
  }

  /** One PKESK alone before an empty SEIPD packet, which tells Bouncy Castle the version. */
  private static Optional<Secret> open(byte[] packet, int seipdVersion, PGPKeyPair key) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.write(0xC0 | PKESK);
    message.write(0xFF);
    message.writeBytes(ByteBuffer.allocate(4).putInt(packet.length).array());
    message.writeBytes(packet);
    byte[] seipd =
        seipdVersion == 1
            ? new byte[] {(byte) 0xD2, 1, 1}
            : new byte[] {(byte) 0xD2, 36, 2, Suite.AES_256, 2, Suite.CHUNK_OCTET};
    message.writeBytes(seipd);
    message.writeBytes(new byte[seipdVersion == 1 ? 0 : 32]);
    try {
      PGPEncryptedDataList list = new PGPEncryptedDataList(message.toByteArray());
      if (!(list.get(0) instanceof PGPPublicKeyEncryptedData data)) {
        return Optional.empty();
      }
      PGPSessionKey found = data.getSessionKey(new BcPublicKeyDataDecryptorFactory(key));
      Secret secret = new Secret(found.getKey());
      if (found.getAlgorithm() != Suite.AES_256 || secret.bytes().length != 32) {
        secret.close();
        return Optional.empty();
      }
      return Optional.of(secret);
    } catch (IOException | PGPException | RuntimeException e) {
      return Optional.empty(); // it does not open: told apart by nobody from one that opens wrongly
    }
  }
}

package org.ecluse.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.bouncycastle.bcpg.BCPGInputStream;
import org.bouncycastle.bcpg.PacketTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/** Verifies one detached OpenPGP signature over bytes (RFC 9580 §10.4). */
final class DetachedSignature {

  private static final int LARGEST = 8 << 10;

  private DetachedSignature() {}

  /** Whether exactly this key made this signature, with a strong hash, over exactly these bytes. */
  static boolean holds(byte[] signature, byte[] message, PGPPublicKey key) {
    if (signature.length > LARGEST) {
      return false;
    }
    try (InputStream bare = PGPUtil.getDecoderStream(new ByteArrayInputStream(signature));
        BCPGInputStream packets = new BCPGInputStream(bare)) {
      if (packets.nextPacketTag() != PacketTags.SIGNATURE) {
        return false;
      }
      PGPSignature parsed = new PGPSignature(packets);
      if (packets.nextPacketTag() >= 0
          || parsed.getSignatureType() != PGPSignature.BINARY_DOCUMENT
          || parsed.getVersion() != key.getVersion()
          || parsed.getKeyAlgorithm() != key.getAlgorithm()
          || !SelfSignatures.strong(parsed)) {
        return false;
      }
      parsed.init(new BcPGPContentVerifierBuilderProvider(), key);
      parsed.update(message);
      return parsed.verify();
    } catch (IOException | PGPException | RuntimeException e) {
      return false; // whatever it is, it is no signature
    }
  }
}

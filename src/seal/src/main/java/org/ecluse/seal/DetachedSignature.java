package org.ecluse.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.bouncycastle.bcpg.BCPGInputStream;
import org.bouncycastle.bcpg.PacketTags;
import org.bouncycastle.bcpg.SignatureSubpacket;
import org.bouncycastle.bcpg.sig.IssuerKeyID;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.PGPDigestCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;

/** Verifies one detached OpenPGP signature over bytes (RFC 9580 §10.4). */
final class DetachedSignature {

  private static final int LARGEST = 8 << 10;

  private DetachedSignature() {}

  /** As {@link #holds}, and not a bit of the binary packet is redundant and wrong. */
  static boolean holdsExactly(byte[] signature, byte[] message, PGPPublicKey key) {
    if (!holds(signature, message, key)) {
      return false;
    }
    try (BCPGInputStream packets = new BCPGInputStream(new ByteArrayInputStream(signature))) {
      PGPSignature parsed = new PGPSignature(packets);
      for (SignatureSubpacket unsigned : parsed.getUnhashedSubPackets().toArray()) {
        boolean ownKeyId =
            unsigned instanceof IssuerKeyID issuer
                && !issuer.isCritical()
                && issuer.getKeyID() == key.getKeyID();
        if (!ownKeyId) {
          return false;
        }
      }
      byte[] digest = digest(parsed, message);
      byte[] prefix = Arrays.copyOf(digest, parsed.getDigestPrefix().length);
      return Arrays.equals(prefix, parsed.getDigestPrefix())
          && Arrays.equals(parsed.getEncoded(), signature);
    } catch (IOException | PGPException | RuntimeException e) {
      return false; // as above
    }
  }

  private static byte[] digest(PGPSignature signature, byte[] message) throws PGPException {
    PGPDigestCalculator digest =
        new BcPGPDigestCalculatorProvider().get(signature.getHashAlgorithm());
    try (OutputStream bytes = digest.getOutputStream()) {
      bytes.write(message);
      bytes.write(signature.getSignatureTrailer());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return digest.getDigest();
  }

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

package org.ecluse.seal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.BCPGInputStream;
import org.bouncycastle.bcpg.PacketTags;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPUserAttributeSubpacketVector;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;

/**
 * One OpenPGP certificate (RFC 9580 §10.1), parsed, and reduced to what its owner signed: no third
 * party's signatures, no pictures. Whether it is any good, {@link Policy} says.
 */
public final class Certificate {

  /** The largest certificate a reader accepts, in bytes. */
  public static final int LARGEST = 64 << 10;

  private final PGPPublicKeyRing ring;

  private Certificate(PGPPublicKeyRing ring) {
    this.ring = ring;
  }

  /**
   * Reads one certificate, armored or binary, and drops what others signed on it.
   *
   * @throws PolicyException if it is not exactly one, or holds secret key material
   */
  public static Certificate from(byte[] armoredOrBinary) throws PolicyException {
    if (armoredOrBinary.length > LARGEST) {
      throw new PolicyException(PolicyException.Reason.MALFORMED);
    }
    try (InputStream bare = PGPUtil.getDecoderStream(new ByteArrayInputStream(armoredOrBinary));
        BCPGInputStream packets = new BCPGInputStream(bare)) {
      int tag = packets.nextPacketTag();
      if (tag == PacketTags.SECRET_KEY || tag == PacketTags.SECRET_SUBKEY) {
        throw new PolicyException(PolicyException.Reason.SECRET_KEY);
      }
      if (tag != PacketTags.PUBLIC_KEY) {
        throw new PolicyException(PolicyException.Reason.MALFORMED);
      }
      PGPPublicKeyRing ring = new PGPPublicKeyRing(packets, new BcKeyFingerprintCalculator());
      if (packets.nextPacketTag() >= 0) {
        throw new PolicyException(PolicyException.Reason.MALFORMED);
      }
      return new Certificate(reduced(ring));
    } catch (IOException | RuntimeException e) {
      // Bouncy Castle answers hostile bytes with any of them; the message may quote a user id.
      throw new PolicyException(PolicyException.Reason.MALFORMED);
    }
  }

  private static PGPPublicKeyRing reduced(PGPPublicKeyRing ring) {
    PGPPublicKey primary = ring.getPublicKey();
    List<PGPUserAttributeSubpacketVector> pictures = new ArrayList<>();
    primary.getUserAttributes().forEachRemaining(pictures::add);
    for (PGPUserAttributeSubpacketVector picture : pictures) {
      primary = PGPPublicKey.removeCertification(primary, picture);
    }
    List<byte[]> userIds = new ArrayList<>();
    primary.getRawUserIDs().forEachRemaining(userIds::add);
    for (byte[] userId : userIds) {
      List<PGPSignature> foreign = new ArrayList<>();
      PGPPublicKey owner = primary;
      primary
          .getSignaturesForID(userId)
          .forEachRemaining(
              signature -> {
                if (!signature.hasKeyIdentifier(owner.getKeyIdentifier())) {
                  foreign.add(signature);
                }
              });
      for (PGPSignature signature : foreign) {
        primary = PGPPublicKey.removeCertification(primary, userId, signature);
      }
    }
    return PGPPublicKeyRing.insertPublicKey(ring, primary);
  }

  PGPPublicKeyRing ring() {
    return ring;
  }

  /** Upper-case hexadecimal: 40 digits (version 4) or 64 (version 6). */
  public String fingerprint() {
    return HexFormat.of().withUpperCase().formatHex(ring.getPublicKey().getFingerprint());
  }

  /** The packets. */
  public byte[] encoded() {
    try {
      return ring.getEncoded(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** RFC 9580 §6.2, without any header line. */
  public String armored() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (ArmoredOutputStream armor = ArmoredOutputStream.builder().clearHeaders().build(text)) {
      armor.write(encoded());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString(StandardCharsets.US_ASCII);
  }
}

package org.ecluse.seal.envelope;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ecluse.core.CaseId;

/**
 * The last packet of a head: a check over all packets before it, which whoever knows the session
 * key can make and verify. So a reviewer sees a changed head even where the change is in somebody
 * else's packet, and rewrap can still write a new one. To every other program it is a PKESK packet
 * for an RSA key that nobody has.
 */
public final class HeadSeal {

  private static final byte[] LABEL = "ecluse/head-seal/1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] KEY_ID = "ecluse/1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FINGERPRINT =
      "ecluse head seal v.1".getBytes(StandardCharsets.US_ASCII);
  private static final int RSA = 1;
  private static final int MAC = 32;
  private static final int MAC_BITS = 257;

  private HeadSeal() {}

  /** The packet to put behind the others. */
  public static byte[] packet(
      byte[] others, int seipdVersion, byte[] sessionKey, CaseId caseId, int part) {
    byte[] info =
        ByteBuffer.allocate(LABEL.length + 20)
            .put(LABEL)
            .put(HexFormat.of().parseHex(caseId.text()))
            .putInt(part)
            .array();
    ByteBuffer packet = ByteBuffer.allocate(length(seipdVersion));
    packet.put((byte) 0xC1).put((byte) (length(seipdVersion) - 2));
    if (seipdVersion == 1) {
      packet.put((byte) 3).put(KEY_ID);
    } else {
      packet.put((byte) 6).put((byte) (1 + FINGERPRINT.length)).put((byte) 4).put(FINGERPRINT);
    }
    packet.put((byte) RSA).putShort((short) MAC_BITS).put((byte) 1);
    return packet.put(mac(Aes.hkdf(sessionKey, new byte[0], info, MAC), others)).array();
  }

  /** Whether a whole head ends with the packet that belongs to the others. */
  public static boolean holds(
      byte[] head, int seipdVersion, byte[] sessionKey, CaseId caseId, int part) {
    int end = head.length - length(seipdVersion);
    if (end < 0) {
      return false;
    }
    byte[] want = packet(Arrays.copyOf(head, end), seipdVersion, sessionKey, caseId, part);
    return MessageDigest.isEqual(want, Arrays.copyOfRange(head, end, head.length));
  }

  private static int length(int seipdVersion) {
    int addressee = seipdVersion == 1 ? KEY_ID.length : 2 + FINGERPRINT.length;
    return 2 + 1 + addressee + 1 + 2 + 1 + MAC;
  }

  private static byte[] mac(byte[] key, byte[] bytes) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

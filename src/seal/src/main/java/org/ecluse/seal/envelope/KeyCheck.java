package org.ecluse.seal.envelope;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.ecluse.core.CaseId;

/**
 * The key check value: lets a reader see that a head leads to the session key the node used, before
 * that key is used for anything. A stranger's head would otherwise open to a stranger's choice.
 */
public final class KeyCheck {

  private static final byte[] LABEL = "ecluse/head/1".getBytes(StandardCharsets.US_ASCII);

  private KeyCheck() {}

  /** 32 bytes that tell nothing of the session key. */
  public static byte[] of(byte[] sessionKey, CaseId caseId, int part) {
    byte[] info =
        ByteBuffer.allocate(LABEL.length + 20)
            .put(LABEL)
            .put(HexFormat.of().parseHex(caseId.text()))
            .putInt(part)
            .array();
    return Aes.hkdf(sessionKey, new byte[0], info, 32);
  }
}

package org.ecluse.seal;

import java.time.LocalDate;

/**
 * The public half of a person's desk key, which signs events and replies.
 *
 * @param person the person id
 * @param keyId as {@link NodeKey#idOf}
 * @param publicKey the 32 bytes of RFC 8032 in base64
 */
public record DeskKey(String person, String keyId, String publicKey) {

  /**
   * Checks that the id is the key's own.
   *
   * @throws IllegalArgumentException if the key is not 32 bytes or the id is not its own
   */
  public DeskKey {
    NodeKey _ = new NodeKey(keyId, publicKey, LocalDate.MAX);
  }
}

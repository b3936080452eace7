package org.ecluse.seal;

/**
 * The public half of a person's desk key, which signs events and replies.
 *
 * @param person the person id
 * @param keyId as {@link NodeKey#idOf}
 * @param publicKey the 32 bytes of RFC 8032 in base64
 */
public record DeskKey(String person, String keyId, String publicKey) {}

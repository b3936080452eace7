package org.ecluse.console.door;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** A random word that proves something by being known. Prints nothing of itself. */
final class Token {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final String text;

  private Token(String text) {
    this.text = text;
  }

  /** So many random bytes, as base64url without padding (RFC 4648 §5). */
  static Token random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
  }

  /** Compares without telling by its time how far the other one is right. */
  boolean is(String other) {
    return MessageDigest.isEqual(
        text.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  boolean is(byte[] other) {
    return MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), other);
  }

  /** The word itself, to hand it to the one who may know it. */
  String reveal() {
    return text;
  }

  @Override
  public String toString() {
    return "[redacted]";
  }
}

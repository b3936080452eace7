package org.ecluse.core;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The name of one opened form: 128 random bits as 22 base64url characters (RFC 4648 §5). It ties an
 * upload to its progress frame and lets reviewers see that a browser sent the same form twice.
 */
public record FormId(String text) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");

  /**
   * @throws IllegalArgumentException if the text is not 22 base64url characters
   */
  public FormId {
    if (!isValid(text)) {
      throw new IllegalArgumentException("not a form id");
    }
  }

  public static FormId random() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return new FormId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public String toString() {
    return text;
  }
}

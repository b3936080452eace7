package org.ecluse.core;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The name of one case: 128 random bits as 32 lower-case hexadecimal digits. It carries no time, no
 * order and no type, so that a list of names tells nothing but how many there are.
 */
public record CaseId(String text) implements Comparable<CaseId> {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  /**
   * @throws IllegalArgumentException if the text is not 32 lower-case hexadecimal digits
   */
  public CaseId {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a case id");
    }
  }

  public static CaseId random() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return new CaseId(HexFormat.of().formatHex(bytes));
  }

  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public int compareTo(CaseId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}

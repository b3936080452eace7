package org.ecluse.seal;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The admin keys this installation trusts, written down when it was set up: a keyring counts only
 * if so many of them signed it. Written {@code 2:FPR,FPR,FPR} in {@code ECLUSE_ADMINS}.
 *
 * @param threshold 1 to the number of fingerprints
 * @param fingerprints of version 4 keys, 40 upper-case hexadecimal digits each
 */
public record Pins(int threshold, Set<String> fingerprints) {

  /** So many admins no association has. */
  public static final int MOST = 16;

  private static final Pattern FORM = Pattern.compile("([1-9][0-9]?):([0-9A-F,]+)");
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9A-F]{40}");

  /**
   * @throws IllegalArgumentException if the threshold can never be met or a fingerprint is none
   */
  public Pins {
    fingerprints = Collections.unmodifiableSet(new LinkedHashSet<>(fingerprints));
    if (threshold < 1 || threshold > fingerprints.size() || fingerprints.size() > MOST) {
      throw new IllegalArgumentException("threshold outside 1 to the number of admins");
    }
    if (!fingerprints.stream().allMatch(f -> FINGERPRINT.matcher(f).matches())) {
      throw new IllegalArgumentException("not a fingerprint");
    }
  }

  /**
   * Reads {@code K:FPR,FPR,…}. Spaces are ignored, lower-case digits are taken.
   *
   * @throws IllegalArgumentException if it is not that, or names a key twice
   */
  public static Pins parse(String text) {
    Matcher matcher = FORM.matcher(text.replaceAll("\\s", "").toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not K:FINGERPRINT,FINGERPRINT,…");
    }
    Set<String> fingerprints = new LinkedHashSet<>();
    for (String fingerprint : matcher.group(2).split(",", -1)) {
      if (!fingerprints.add(fingerprint)) {
        throw new IllegalArgumentException("the same fingerprint twice");
      }
    }
    return new Pins(Integer.parseInt(matcher.group(1)), fingerprints);
  }

  /** The form that {@link #parse} reads. */
  public String text() {
    return threshold + ":" + String.join(",", fingerprints);
  }
}

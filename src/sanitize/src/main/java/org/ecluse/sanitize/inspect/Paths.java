package org.ecluse.sanitize.inspect;

import java.util.Locale;

/** Tells a place on somebody's disk, without knowing how a cleaner tells one. */
final class Paths {

  private Paths() {}

  static boolean isLocal(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    boolean web = lower.startsWith("http://") || lower.startsWith("https://");
    return !web
        && (lower.contains("file:/")
            || lower.contains("c:\\")
            || lower.contains("d:\\")
            || lower.contains("\\\\")
            || lower.contains("/users/")
            || lower.contains("/home/"));
  }
}

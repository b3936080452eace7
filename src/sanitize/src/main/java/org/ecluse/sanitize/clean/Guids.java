package org.ecluse.sanitize.clean;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Random identifiers that a document cannot do without, since its parts refer to each other by
 * them. Each becomes its number in the order of the document.
 */
final class Guids {

  private static final Pattern GUID =
      Pattern.compile("\\{[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\\}");

  private final Map<String, Integer> known = new HashMap<>();

  /** The text itself if it is no such identifier. */
  String neutral(String text) {
    if (!GUID.matcher(text).matches()) {
      return text;
    }
    String key = text.toUpperCase(Locale.ROOT);
    int number = known.computeIfAbsent(key, k -> known.size() + 1);
    return "{00000000-0000-0000-0000-%012X}".formatted(number);
  }
}

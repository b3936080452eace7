package org.ecluse.console.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages of the pages. */
public enum Tongue {
  FR(Locale.FRANCE, "o ko Mo Go To"),
  EN(Locale.UK, "bytes kB MB GB TB");

  private final Locale locale;
  private final String units;

  Tongue(Locale locale, String units) {
    this.locale = locale;
    this.units = units;
  }

  /** The word in addresses, such as {@code fr}. */
  public String tag() {
    return locale.getLanguage();
  }

  public Tongue other() {
    return this == FR ? EN : FR;
  }

  Locale locale() {
    return locale;
  }

  /** The language of an address: its first folder. */
  static Optional<Tongue> ofPath(String path) {
    for (Tongue tongue : values()) {
      if (path.equals("/" + tongue.tag()) || path.startsWith("/" + tongue.tag() + "/")) {
        return Optional.of(tongue);
      }
    }
    return Optional.empty();
  }

  /** What the browser prefers (RFC 9110 §12.5.4); English when it names neither. */
  static Tongue preferred(Optional<String> acceptLanguage) {
    try {
      List<Locale.LanguageRange> ranges =
          Locale.LanguageRange.parse(acceptLanguage.filter(text -> !text.isBlank()).orElse("en"));
      String tag = Locale.lookupTag(ranges, List.of(FR.tag(), EN.tag()));
      return FR.tag().equals(tag) ? FR : EN;
    } catch (IllegalArgumentException e) {
      return EN;
    }
  }

  /** A size as people read it: three digits at most, decimal units. */
  String size(long bytes) {
    List<String> words = List.of(units.split(" ", -1));
    double value = bytes;
    int unit = 0;
    while (value >= 999.5 && unit < words.size() - 1) {
      value /= 1000;
      unit++;
    }
    String number =
        unit == 0 || value >= 9.95
            ? String.format(locale, "%.0f", value)
            : String.format(locale, "%.1f", value);
    String word = bytes == 1 && this == EN ? "byte" : words.get(unit);
    return number + "\u00a0" + word;
  }
}

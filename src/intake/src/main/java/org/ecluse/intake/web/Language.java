package org.ecluse.intake.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;

/** The languages of the pages. The first one is for those who ask for none of them. */
public enum Language {
  EN,
  FR;

  /** The language tag, as in paths. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The language's own name for itself. */
  public String ownName() {
    return this == FR ? "Français" : "English";
  }

  /** The other one, for the link to it. */
  public Language other() {
    return this == FR ? EN : FR;
  }

  static Optional<Language> ofTag(String tag) {
    return Arrays.stream(values()).filter(l -> l.tag().equals(tag)).findFirst();
  }

  /** By Accept-Language (RFC 9110 §12.5.4); hostile values are as good as none. */
  static Language preferred(Optional<String> acceptLanguage) {
    if (acceptLanguage.isEmpty() || acceptLanguage.get().length() > 512) {
      return EN;
    }
    try {
      for (LanguageRange range : LanguageRange.parse(acceptLanguage.get())) {
        Optional<Language> language = ofTag(range.getRange().split("-", 2)[0]);
        if (language.isPresent() && range.getWeight() > 0) {
          return language.get();
        }
      }
    } catch (IllegalArgumentException e) {
      return EN;
    }
    return EN;
  }
}

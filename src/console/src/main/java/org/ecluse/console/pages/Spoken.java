package org.ecluse.console.pages;

/** The language a source writes in, as far as the pages have a word for it. */
public enum Spoken {
  FRENCH,
  ENGLISH,
  OTHER;

  static Spoken of(String tag) {
    return switch (tag) {
      case "fr" -> FRENCH;
      case "en" -> ENGLISH;
      default -> OTHER;
    };
  }
}

package org.ecluse.intake.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ecluse.core.FormId;

/** What a path names. Paths are compared as they are: nothing is decoded or normalised. */
sealed interface Address {

  /** Sends on to a language. */
  record Root() implements Address {}

  /** A text that is the same in every language. */
  enum Plain implements Address {
    STYLE,
    CERTIFICATES,
    KEYRING
  }

  /** A page without an id. */
  record Leaf(Language language, Page page) implements Address {}

  /** A page for one form: its frames, and where it is sent to. */
  record OfForm(Language language, FormPage page, FormId form) implements Address {}

  /** Pages without an id; each name is its path. */
  enum Page {
    LANDING,
    SEND,
    RETURN,
    GUIDE,
    KEYS;

    String path() {
      return this == LANDING ? "" : name().toLowerCase(Locale.ROOT);
    }
  }

  /** Pages with an id. */
  enum FormPage {
    FORM,
    PROGRESS,
    SEND
  }

  /** The methods it answers, for the Allow header. */
  default String methods() {
    return this instanceof OfForm form && form.page() == FormPage.SEND ? "POST" : "GET, HEAD";
  }

  /** The language that a path asks for, even if there is no such page. */
  static Optional<Language> language(String path) {
    String[] names = path.split("/", 3);
    return names.length < 2 ? Optional.empty() : Language.ofTag(names[1]);
  }

  static Optional<Address> of(String path) {
    return switch (path) {
      case "/" -> Optional.of(new Root());
      case "/style.css" -> Optional.of(Plain.STYLE);
      case "/keys.asc" -> Optional.of(Plain.CERTIFICATES);
      case "/keyring.json" -> Optional.of(Plain.KEYRING);
      default -> language(path).flatMap(l -> below(l, List.of(path.split("/", -1))));
    };
  }

  private static Optional<Address> below(Language language, List<String> names) {
    for (Page page : Page.values()) {
      if (names.size() == 3 && names.get(2).equals(page.path())) {
        return Optional.of(new Leaf(language, page));
      }
    }
    for (FormPage page : FormPage.values()) {
      if (names.size() == 4
          && names.get(2).equals(page.name().toLowerCase(Locale.ROOT))
          && FormId.isValid(names.get(3))) {
        return Optional.of(new OfForm(language, page, new FormId(names.get(3))));
      }
    }
    return Optional.empty();
  }
}

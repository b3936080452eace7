package org.ecluse.intake.web;

/**
 * Where a page is: what its frame needs to know.
 *
 * @param path below the language, for the link to the other one
 */
public record At(Language language, String path, String site) {

  public String tag() {
    return language.tag();
  }

  public Language other() {
    return language.other();
  }
}

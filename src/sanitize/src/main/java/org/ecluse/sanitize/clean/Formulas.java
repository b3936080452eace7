package org.ecluse.sanitize.clean;

import java.util.regex.Pattern;

/** Formulas of a spreadsheet (ECMA-376-1 §18.17), as far as they lead out of the document. */
final class Formulas {

  /** Texts in a formula; a quote in them is written twice. */
  private static final Pattern TEXT = Pattern.compile("\"(?:[^\"]|\"\")*\"");

  /**
   * A reference into another workbook: its number or name in brackets, then a sheet or a name. A
   * column of a table stands in brackets too, but behind its table's name, or with nothing behind.
   */
  private static final Pattern WORKBOOK =
      Pattern.compile("(?<![\\p{L}\\p{N}_.\\]\\[])\\[[^\\[\\]]+\\](?=[\\p{L}\\p{N}_!' (-])");

  private static final Pattern PLACE =
      Pattern.compile("(?i)file:|(?<![a-z])[a-z]:[\\\\/]|\\\\\\\\|/users/|/home/");

  /** What is fetched or run when the document is opened. */
  private static final Pattern FETCH =
      Pattern.compile(
          "(?i)(?<![a-z0-9_])(webservice|rtd|call|register(\\.id)?|sql\\.request|image|stockhistory)\\s*\\(");

  private static final Pattern SURROUNDINGS =
      Pattern.compile("(?i)(?<![a-z0-9_])(cell\\s*\\(\\s*\"filename|info\\s*\\()");

  private static final Pattern CLOCK = Pattern.compile("(?i)\\s*(now|today)\\s*\\(\\s*\\)\\s*");

  private Formulas() {}

  /** Whether it leads to another file, a place on a disk or out into the network. */
  static boolean isForeign(String formula) {
    String bare = TEXT.matcher(formula).replaceAll("\"\"");
    return WORKBOOK.matcher(bare).find()
        || bare.indexOf('|') >= 0
        || FETCH.matcher(bare).find()
        || PLACE.matcher(formula).find();
  }

  /** Whether its result tells of the computer it was last reckoned on, or when. */
  static boolean tellsSurroundings(String formula) {
    return SURROUNDINGS.matcher(formula).find() || CLOCK.matcher(formula).matches();
  }
}

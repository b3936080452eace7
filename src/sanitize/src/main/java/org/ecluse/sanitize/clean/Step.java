package org.ecluse.sanitize.clean;

/** What the cleaning of office documents consists of; a test skips a step to see it found out. */
enum Step {
  /** Tracked changes are accepted. */
  CHANGES,
  /** Identifiers of sessions, copies and paragraphs, names, dates and paths in attributes go. */
  ATTRIBUTES,
  /** Elements that hold such things, or comments, go. */
  ELEMENTS,
  /** Links to files go, and formulas and fields that name one. */
  PATHS,
  /** Pictures are cleaned. */
  PICTURES,
  /** Embedded documents are cleaned. */
  EMBEDDED,
  /** Extensions of elements go. */
  EXTENSIONS,
  /** Texts that were filled in from the description of the file or the clock are emptied. */
  FIELDS
}

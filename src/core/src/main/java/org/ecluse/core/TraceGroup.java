package org.ecluse.core;

import java.util.Locale;
import java.util.Optional;

/** The kinds of traces a file can carry. Groups, unlike tags, may be shown to the source. */
public enum TraceGroup {
  PLACE(1, true),
  TIME(2, true),
  PERSON(3, true),
  DEVICE(4, true),
  SOFTWARE(5, false),
  IDENTIFIER(6, true),
  THUMBNAIL(7, false),
  HISTORY(8, false),
  HIDDEN(9, false),
  OTHER(10, false);

  private final int code;
  private final boolean identifying;

  TraceGroup(int code, boolean identifying) {
    this.code = code;
    this.identifying = identifying;
  }

  /** The number on the wire, 1 to 255. */
  public int code() {
    return code;
  }

  /**
   * Whether a trace of this group that stays behind makes a file refused when the source asked for
   * clean files only.
   */
  public boolean identifying() {
    return identifying;
  }

  /** The word used in formats and message bundles. */
  public String word() {
    return this == HIDDEN ? "hidden content" : name().toLowerCase(Locale.ROOT);
  }

  public static Optional<TraceGroup> ofCode(int code) {
    for (TraceGroup group : values()) {
      if (group.code == code) {
        return Optional.of(group);
      }
    }
    return Optional.empty();
  }

  public static Optional<TraceGroup> ofWord(String word) {
    for (TraceGroup group : values()) {
      if (group.word().equals(word)) {
        return Optional.of(group);
      }
    }
    return Optional.empty();
  }
}

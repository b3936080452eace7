package org.ecluse.testkit.watch;

/**
 * Something in a log that must not stand there.
 *
 * @param source the file or stream
 * @param line counted from 1
 */
public record Finding(String source, long line, Kind kind) {

  /** What it is; the thing itself is never told. */
  public enum Kind {
    IPV4,
    IPV6,
    ONION,
    /** Not an address: one of the texts that were named as forbidden, in some form. */
    TEXT,
    /** A time of day where only a day may stand. */
    TIME
  }

  @Override
  public String toString() {
    return kind + " in " + source + " line " + line;
  }
}

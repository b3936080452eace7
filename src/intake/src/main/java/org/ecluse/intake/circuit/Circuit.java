package org.ecluse.intake.circuit;

/**
 * One visitor, as far as counting goes. Equal for all connections of one tor circuit.
 *
 * @param number never printed, never stored
 * @param lasting a new one is not to be had by connecting again; a quota by the hour means
 *     something
 */
public record Circuit(long number, boolean lasting) {

  /** One of tor's. */
  public static Circuit ofTor(long number) {
    return new Circuit(number, true);
  }

  /** A connection of which nobody says to which circuit it belongs. */
  static Circuit ofConnection(long number) {
    return new Circuit(number, false);
  }

  @Override
  public String toString() {
    return "[circuit]";
  }
}

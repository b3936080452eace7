package org.ecluse.intake.circuit;

/**
 * One visitor, as far as counting goes. Equal for all connections of one tor circuit.
 *
 * @param number never printed, never stored
 */
public record Circuit(long number) {

  @Override
  public String toString() {
    return "[circuit]";
  }
}

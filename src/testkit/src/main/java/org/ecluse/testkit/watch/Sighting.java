package org.ecluse.testkit.watch;

/**
 * A file in which the marker was seen.
 *
 * @param place the file, or for one without a name the process that held it open
 * @param form how it stood there: clear, UTF-16LE, base64 at 1 …
 */
public record Sighting(String place, String form) {

  @Override
  public String toString() {
    return place + " (" + form + ")";
  }
}

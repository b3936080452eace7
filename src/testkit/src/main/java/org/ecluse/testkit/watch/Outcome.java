package org.ecluse.testkit.watch;

import java.util.Set;

/**
 * What a {@link DiskWatch} can say at its end.
 *
 * @param sightings files in which the marker was seen
 * @param blindSpots what it was asked to look at and could not: files without the right to read,
 *     processes that had ended before the first look
 * @param walks how often the folders were walked through whole while it ran
 * @param reads how many times a file was read
 */
public record Outcome(Set<Sighting> sightings, Set<String> blindSpots, int walks, long reads) {

  /**
   * Fails when the marker was seen, and also when "not seen" would be worth nothing.
   *
   * @throws AssertionError naming places and forms, never contents
   */
  public void assertNothingSeen() {
    if (!sightings.isEmpty()) {
      throw new AssertionError("readable on a disk: " + sightings);
    }
    if (walks == 0) {
      throw new AssertionError("the watch ended before it had looked once");
    }
    if (!blindSpots.isEmpty()) {
      throw new AssertionError("could not be looked at: " + blindSpots);
    }
  }
}

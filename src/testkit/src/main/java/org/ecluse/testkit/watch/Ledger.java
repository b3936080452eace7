package org.ecluse.testkit.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What has been read and what was seen in it. A file that last changed before the marker was made
 * is not read at all; one that only grew is read from where it ended.
 */
final class Ledger {

  /** A file shorter than this is read whole whenever it changed, in bytes. */
  private static final long SHORT = 4L << 20;

  /** Clocks of file systems are coarse. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Marker marker;
  private final FileSearch search;
  private final Map<Stamp.Identity, Stamp> read = new ConcurrentHashMap<>();
  private final Set<Sighting> sightings = ConcurrentHashMap.newKeySet();
  private final Set<String> blindSpots = ConcurrentHashMap.newKeySet();
  private final AtomicLong reads = new AtomicLong();

  Ledger(Marker marker) {
    this.marker = marker;
    this.search = new FileSearch(Needle.formsOf(marker.text()));
  }

  /** Reads a file if it may have changed, or in any case when an event or the end asks for it. */
  void look(Path file, boolean inAnyCase) {
    look(file, file.toString(), inAnyCase, LinkOption.NOFOLLOW_LINKS);
  }

  /** The same for a file that is reached by a link and known by another name. */
  void lookThrough(Path link, String name, boolean inAnyCase) {
    look(link, name, inAnyCase);
  }

  private void look(Path file, String name, boolean inAnyCase, LinkOption... options) {
    try {
      Optional<Stamp> found = Stamp.of(file, options);
      if (found.isEmpty() || tooOld(found.get())) {
        return;
      }
      Stamp stamp = found.get();
      Stamp before = read.put(stamp.identity(), stamp);
      if (inAnyCase || !stamp.equals(before)) {
        boolean tail =
            !inAnyCase && before != null && before.size() > SHORT && stamp.grewFrom(before);
        reads.incrementAndGet();
        search
            .find(file, tail ? before.size() : 0)
            .ifPresent(form -> sightings.add(new Sighting(name, form)));
      }
    } catch (IOException unreadable) {
      // One that is gone meanwhile is left to the open files and the events.
      if (Files.exists(file, options)) {
        blindSpots.add(name + ": " + unreadable.getClass().getSimpleName());
      }
    }
  }

  private boolean tooOld(Stamp stamp) {
    return stamp.changed().toInstant().isBefore(marker.born().minus(GRACE));
  }

  void blindSpot(String name) {
    blindSpots.add(name);
  }

  Set<Sighting> sightings() {
    return Set.copyOf(sightings);
  }

  Set<String> blindSpots() {
    return Set.copyOf(blindSpots);
  }

  long reads() {
    return reads.get();
  }
}

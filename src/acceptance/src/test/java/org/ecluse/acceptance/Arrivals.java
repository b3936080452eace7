package org.ecluse.acceptance;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Counts, from outside, the steps of whoever writes into a folder vault: each object begins under
 * {@code tmp/}, and leaves it when it has its name.
 */
final class Arrivals implements AutoCloseable {

  private static final long LOOK_MILLIS = 5;

  private final WatchService service = FileSystems.getDefault().newWatchService();

  Arrivals(Path vault) throws IOException {
    vault
        .resolve("tmp")
        .register(
            service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
  }

  /** What came until now is of no interest. */
  void forget() {
    for (WatchKey key = service.poll(); key != null; key = service.poll()) {
      key.pollEvents();
      key.reset();
    }
  }

  /** Waits for so many steps, or until it is over; how many there were. */
  int await(int steps, BooleanSupplier over) throws InterruptedException {
    int seen = 0;
    while (seen < steps && !over.getAsBoolean()) {
      WatchKey key = service.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      if (key != null) {
        seen += key.pollEvents().size();
        key.reset();
      }
    }
    return seen;
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}

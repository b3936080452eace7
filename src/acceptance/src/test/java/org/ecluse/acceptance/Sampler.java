package org.ecluse.acceptance;

import java.util.function.LongSupplier;

/** Looks at a figure every so often and keeps the largest. */
final class Sampler implements AutoCloseable {

  private static final long PAUSE_MILLIS = 100;

  private final LongSupplier figure;
  private volatile long most;
  private volatile boolean over;

  private Sampler(LongSupplier figure) {
    this.figure = figure;
  }

  static Sampler of(LongSupplier figure) {
    Sampler sampler = new Sampler(figure);
    Thread.ofPlatform().daemon().start(sampler::look);
    return sampler;
  }

  long most() {
    return most;
  }

  private void look() {
    try {
      while (!over) {
        most = Math.max(most, figure.getAsLong());
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    over = true;
  }
}

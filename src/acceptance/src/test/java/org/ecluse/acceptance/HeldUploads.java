package org.ecluse.acceptance;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/** Uploads that all wait for each other before their last bytes: the most that is held at once. */
final class HeldUploads {

  private static final long PATIENCE_MINUTES = 10;

  private HeldUploads() {}

  static void run(Instance instance, int count, long size) throws Exception {
    CyclicBarrier allArrived = new CyclicBarrier(count);
    Measure.together(
        count,
        () -> {
          try (Pour pour = Pour.begin(Source.at(instance.port()), size)) {
            allArrived.await(PATIENCE_MINUTES, TimeUnit.MINUTES);
            pour.finish();
          }
          return null;
        });
  }
}

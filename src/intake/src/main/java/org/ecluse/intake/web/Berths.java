package org.ecluse.intake.web;

import java.util.concurrent.Semaphore;

/** Places for submissions under way. */
final class Berths {

  private final Semaphore free;

  Berths(int count) {
    free = new Semaphore(count);
  }

  boolean take() {
    return free.tryAcquire();
  }

  void leave() {
    free.release();
  }
}

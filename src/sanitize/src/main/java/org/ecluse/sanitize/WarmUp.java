package org.ecluse.sanitize;

/** Runs before READY. */
final class WarmUp {

  private WarmUp() {}

  static void run(Laundry laundry) {}
}

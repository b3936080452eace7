package org.ecluse.intake.day;

/** The only numbers that a count is told in: 10, 20, 50, 100, 200, 500, 1000, … */
final class Steps {

  /**
   * None, one and ten are told alike. Where a few people send on a few days, "one on Tuesday" would
   * be an answer to "who was it, on Tuesday".
   */
  private static final long LEAST = 10;

  private Steps() {}

  /** The smallest step that is not below the count. */
  static long atMost(long count) {
    for (long decade = LEAST; decade <= Long.MAX_VALUE / 100; decade *= 10) {
      for (long step : new long[] {decade, 2 * decade, 5 * decade}) {
        if (count <= step) {
          return step;
        }
      }
    }
    return Long.MAX_VALUE;
  }
}

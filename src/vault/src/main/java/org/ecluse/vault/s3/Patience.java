package org.ecluse.vault.s3;

import java.time.Duration;

/**
 * How long a store is waited for. All bounds together end every operation: a source must get a
 * page, not silence.
 *
 * @param connect until a connection stands, TLS included
 * @param idle a read or a write that moves nothing
 * @param call one request with its answer; not for reading a whole object
 * @param attempts of one request
 * @param pause before the second attempt; doubled each time, and jittered
 * @param again no new attempt is begun so long after the first began
 */
record Patience(
    Duration connect, Duration idle, Duration call, int attempts, Duration pause, Duration again) {

  static Patience direct() {
    return new Patience(
        Duration.ofSeconds(15),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5),
        4,
        Duration.ofMillis(250),
        Duration.ofMinutes(2));
  }

  /** Through a proxy, which may have to build a circuit first. */
  static Patience proxied() {
    return new Patience(
        Duration.ofSeconds(90),
        Duration.ofSeconds(60),
        Duration.ofMinutes(10),
        4,
        Duration.ofSeconds(1),
        Duration.ofMinutes(5));
  }
}

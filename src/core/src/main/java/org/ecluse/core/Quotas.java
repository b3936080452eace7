package org.ecluse.core;

import java.time.Duration;

/**
 * How much of intake one visitor may take, and all visitors together. Each is the setting {@code
 * ecluse.limits.<name>}. A visitor is a tor circuit, or one connection where there is no tor
 * ({@code src/spec/intake-http.md}).
 *
 * @param lineBytes the request line: longer is 414
 * @param headBytes all header lines of a request: more is 431
 * @param head a connection that brings no whole request head for so long is closed, and one that
 *     sends a form but not its token
 * @param idle a connection on which nothing at all moves for so long is closed
 * @param connections open at once
 * @param circuitConnections open at once, of one circuit
 * @param circuitSubmissions under way at once, of one circuit
 * @param circuitBytes bytes of submissions under way, of one circuit
 * @param slowBytes bytes a second; slower uploads give way when all places are taken
 * @param slow so much waiting for bytes is measured before an upload is called slow
 * @param await a submission that finds all places taken waits for one so long
 * @param waiting submissions that wait at once
 * @param cases taken in one hour
 * @param circuitCases taken in one hour, of one circuit
 * @param tries codenames tried in one hour
 * @param circuitTries codenames tried in one hour, of one circuit
 * @param farewell uploads under way may go on for so long when intake is asked to stop
 */
public record Quotas(
    int lineBytes,
    int headBytes,
    Duration head,
    Duration idle,
    int connections,
    int circuitConnections,
    int circuitSubmissions,
    long circuitBytes,
    long slowBytes,
    Duration slow,
    Duration await,
    int waiting,
    int cases,
    int circuitCases,
    int tries,
    int circuitTries,
    Duration farewell) {

  private static final long GIB = 1L << 30;

  public static Quotas from(Settings settings) {
    return new Quotas(
        settings.count("limits.line-bytes", 4 << 10),
        settings.count("limits.head-bytes", 8 << 10),
        settings.seconds("limits.head-seconds", 60),
        settings.seconds("limits.idle-seconds", 3600),
        settings.count("limits.connections", 1024),
        settings.count("limits.circuit-connections", 32),
        settings.count("limits.circuit-submissions", 4),
        settings.bytes("limits.circuit-bytes", 10 * GIB),
        settings.bytes("limits.slow-bytes-per-second", 16 << 10),
        settings.seconds("limits.slow-seconds", 10),
        settings.seconds("limits.wait-seconds", 20),
        settings.count("limits.waiting-submissions", 256),
        settings.count("limits.cases-per-hour", 10_000),
        settings.count("limits.circuit-cases-per-hour", 60),
        settings.count("limits.tries-per-hour", 3_000),
        settings.count("limits.circuit-tries-per-hour", 20),
        settings.seconds("limits.farewell-seconds", 60));
  }
}

package org.ecluse.intake.circuit;

import io.vertx.core.http.HttpConnection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says which circuit a connection belongs to: the one place that looks at where it comes from.
 *
 * <p>Behind a socket file tor writes, before the first byte of every stream, {@code PROXY TCP6
 * fc00:dead:beef:4dad::HI:LO ::1 PORT 80} (tor(1), HiddenServiceExportCircuitID), where HI and LO
 * are the two halves of the circuit's number. Whoever says anything else, {@code PROXY UNKNOWN} and
 * other forms that the codec lets through included, is not tor and is not let in.
 *
 * <p>On a loopback port there is no such line, and every connection counts as a circuit of its own:
 * counted as one, the first visitor who uses up the quota would shut out all others. What a
 * connection may do in an hour is not counted there: another one costs nothing.
 */
public final class CircuitGate {

  private static final Pattern TOR =
      Pattern.compile("fc00:dead:beef:4dad::([0-9a-f]{1,4}):([0-9a-f]{1,4})");

  private final boolean tor;
  private final AtomicLong next = new AtomicLong();

  /**
   * @param tor whether tor's line is required
   */
  public CircuitGate(boolean tor) {
    this.tor = tor;
  }

  /** The circuit, or nothing if the connection must be closed. */
  public Optional<Circuit> of(HttpConnection connection) {
    return tor
        ? ofTor(connection.remoteAddress().host())
        : Optional.of(Circuit.ofConnection(next.getAndIncrement()));
  }

  static Optional<Circuit> ofTor(@Nullable String host) {
    Matcher address = TOR.matcher(host == null ? "" : host);
    return address.matches()
        ? Optional.of(Circuit.ofTor(half(address.group(1)) << 16 | half(address.group(2))))
        : Optional.empty();
  }

  private static long half(String hexadecimal) {
    return Long.parseLong(hexadecimal, 16);
  }
}

package org.ecluse.intake.circuit;

import java.time.Duration;
import java.util.OptionalLong;

/** One submission's place. Guarded by {@link Berths}. */
public final class Berth {

  private static final double NANOS = Duration.ofSeconds(1).toNanos();

  /** What had come after how much waiting. */
  private record Mark(long waited, long received) {}

  private final Circuit circuit;
  private final Sender sender;
  private final long announced;
  private Mark before = new Mark(0, 0);
  private Mark latest = new Mark(0, 0);

  Berth(Circuit circuit, Sender sender, OptionalLong announced) {
    this.circuit = circuit;
    this.sender = sender;
    this.announced = announced.orElse(0);
  }

  Circuit circuit() {
    return circuit;
  }

  Sender sender() {
    return sender;
  }

  /** What it will take at least, in bytes. */
  long bytes() {
    return Math.max(announced, sender.received());
  }

  /**
   * Bytes a second of waiting, over the last one to two stretches of waiting of this length.
   *
   * @return nothing before the first such stretch: everybody gets a while to begin
   */
  OptionalLong speed(Duration stretch) {
    Mark now = new Mark(sender.waited(), sender.received());
    if (now.waited - latest.waited >= stretch.toNanos()) {
      before = latest;
      latest = now;
    }
    long waited = now.waited - before.waited;
    return waited < stretch.toNanos()
        ? OptionalLong.empty()
        : OptionalLong.of((long) ((now.received - before.received) * NANOS / waited));
  }
}

package org.ecluse.intake.progress;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.ecluse.core.Refusal;
import org.ecluse.intake.progress.Progress.Stage;

/** One POST of a form. Written by the thread that reads it, read by the progress frame's. */
public final class Attempt {

  private final OptionalLong total;

  private volatile LongSupplier received;
  private volatile Stage stage = Stage.RECEIVING;
  private volatile Optional<Refusal> refusal = Optional.empty();
  private volatile long endedNanos;

  /**
   * @param received asked whenever somebody looks
   */
  Attempt(OptionalLong total, LongSupplier received) {
    this.total = total;
    this.received = received;
  }

  public void receiving() {
    stage = Stage.RECEIVING;
  }

  public void cleaning() {
    stage = Stage.CLEANING;
  }

  public void sealing() {
    stage = Stage.SEALING;
  }

  public void safe() {
    end(Stage.SAFE);
  }

  public void refused(Refusal why) {
    refusal = Optional.of(why);
    end(Stage.REFUSED);
  }

  public void broken() {
    end(Stage.BROKEN);
  }

  private void end(Stage last) {
    long count = received.getAsLong();
    // Lets go of the request.
    received = () -> count;
    endedNanos = System.nanoTime();
    stage = last;
  }

  boolean ended() {
    return switch (stage) {
      case WAITING, RECEIVING, CLEANING, SEALING -> false;
      case SAFE, REFUSED, BROKEN -> true;
    };
  }

  /** Nanoseconds since the end; 0 before it. */
  long sinceEnd(long nowNanos) {
    return ended() ? Math.max(0, nowNanos - endedNanos) : 0;
  }

  Progress look(boolean settled) {
    return new Progress(stage, received.getAsLong(), total, refusal, settled);
  }
}

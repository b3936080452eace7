package org.ecluse.intake.progress;

import java.util.Optional;
import java.util.OptionalLong;
import org.ecluse.core.Refusal;

/**
 * How far an upload is, at one moment.
 *
 * @param received bytes of the body that came in
 * @param total bytes of the body as announced
 * @param refusal why not, if refused
 * @param settled whether nothing more will happen to it
 */
public record Progress(
    Stage stage, long received, OptionalLong total, Optional<Refusal> refusal, boolean settled) {

  /** What is being done. */
  public enum Stage {
    /** Nothing came, or nothing is known of such a form. */
    WAITING,
    RECEIVING,
    CLEANING,
    SEALING,
    SAFE,
    REFUSED,
    /** The line broke. Browsers silently send again, so this may not be the end. */
    BROKEN
  }

  public static final Progress NOTHING =
      new Progress(Stage.WAITING, 0, OptionalLong.empty(), Optional.empty(), false);

  /** Whether the share that arrived says something yet. */
  public boolean bar() {
    return stage == Stage.RECEIVING || stage == Stage.CLEANING;
  }

  /** 0 to 100, if the length was announced. */
  public Optional<Integer> percent() {
    return total.isPresent() && total.getAsLong() > 0
        ? Optional.of((int) Math.min(100, received * 100 / total.getAsLong()))
        : Optional.empty();
  }
}

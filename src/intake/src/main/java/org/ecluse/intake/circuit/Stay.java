package org.ecluse.intake.circuit;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.ecluse.intake.submit.RefusedException;

/** One submission from its token to its answer. Used by one thread. */
public final class Stay {

  private final Admission admission;
  private final Circuit circuit;
  private final OptionalLong announced;
  private final Sender sender;
  private Optional<Berth> berth = Optional.empty();

  Stay(Admission admission, Circuit circuit, OptionalLong announced, Sender sender) {
    this.admission = admission;
    this.circuit = circuit;
    this.announced = announced;
    this.sender = sender;
  }

  /**
   * Takes a place, and waits for one if need be.
   *
   * @throws RefusedException with {@code QUOTA}, {@code BUSY} or {@code GATE_CLOSED}
   */
  public void enter() throws RefusedException, IOException {
    berth = Optional.of(admission.admit(circuit, announced, sender));
  }

  /** Gives the place back; one that became no case does not count as one. */
  public void leave(boolean becameACase) {
    berth.ifPresent(place -> admission.leave(place, becameACase));
  }
}

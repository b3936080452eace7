package org.ecluse.intake.circuit;

import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.ecluse.core.Limits;
import org.ecluse.core.Quotas;
import org.ecluse.core.Refusal;
import org.ecluse.intake.submit.RefusedException;

/** Who may send now: places for what is under way, and what each may do in an hour. */
public final class Admission {

  private final Berths berths;
  private final Tally cases;
  private final Tally tries;
  private volatile boolean closed;

  /**
   * @param roomIsShort whether the encrypted spool is nearly full
   */
  public Admission(Limits limits, Quotas quotas, BooleanSupplier roomIsShort) {
    berths = new Berths(limits.submissions(), quotas, roomIsShort);
    cases = new Tally(quotas.cases(), quotas.circuitCases());
    tries = new Tally(quotas.tries(), quotas.circuitTries());
  }

  /**
   * Lets a submission in, or makes others leave for it.
   *
   * @param announced bytes of its body
   * @throws RefusedException with {@code QUOTA}, {@code BUSY} or {@code GATE_CLOSED}
   */
  public Berth admit(Circuit circuit, OptionalLong announced, Sender sender)
      throws RefusedException {
    if (closed) {
      throw new RefusedException(Refusal.GATE_CLOSED);
    }
    count(cases, circuit);
    try {
      return berths.take(circuit, announced, sender);
    } catch (RefusedException e) {
      cases.giveBack(circuit);
      throw e;
    }
  }

  /** Ends the stay of a submission; one that became no case does not count as one. */
  public void leave(Berth berth, boolean becameACase) {
    berths.leave(berth);
    if (!becameACase) {
      cases.giveBack(berth.circuit());
    }
  }

  /**
   * Counts a codename that somebody tries.
   *
   * @throws RefusedException with {@code QUOTA} or {@code BUSY}, before it may be looked at
   */
  public void tryCodename(Circuit circuit) throws RefusedException {
    count(tries, circuit);
  }

  private static void count(Tally tally, Circuit circuit) throws RefusedException {
    switch (tally.ask(circuit)) {
      case GIVEN -> {}
      case CIRCUIT_USED_UP -> throw new RefusedException(Refusal.QUOTA);
      case ALL_USED_UP -> throw new RefusedException(Refusal.BUSY);
    }
  }

  /** To be called every second. */
  public void sweep() {
    berths.sweep();
  }

  /** Nobody is let in any more; who is in may finish. */
  public void close() {
    closed = true;
  }
}

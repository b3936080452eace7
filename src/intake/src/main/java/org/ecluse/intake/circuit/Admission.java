package org.ecluse.intake.circuit;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.ecluse.core.Limits;
import org.ecluse.core.Quotas;
import org.ecluse.core.Refusal;
import org.ecluse.intake.submit.RefusedException;

/** Who may send now: places for what is under way, and what each may do in an hour. */
public final class Admission {

  private static final Duration GLANCE = Duration.ofMillis(200);

  private final Quotas quotas;
  private final Berths berths;
  private final WaitingRoom waitingRoom;
  private final Tally cases;
  private final Tally tries;
  private volatile boolean closed;

  /**
   * @param roomIsShort whether the encrypted spool is nearly full
   */
  public Admission(Limits limits, Quotas quotas, BooleanSupplier roomIsShort) {
    this.quotas = quotas;
    berths = new Berths(limits.submissions(), quotas, roomIsShort);
    waitingRoom = new WaitingRoom(quotas.waiting());
    cases = new Tally(quotas.cases(), quotas.circuitCases());
    tries = new Tally(quotas.tries(), quotas.circuitTries());
  }

  /**
   * A submission has come to the door.
   *
   * @param announced bytes of its body
   */
  public Stay arrive(Circuit circuit, OptionalLong announced, Sender sender) {
    return new Stay(this, circuit, announced, sender);
  }

  /**
   * Lets a submission in, or makes others leave for it, or waits.
   *
   * @throws RefusedException with {@code QUOTA}, {@code BUSY} or {@code GATE_CLOSED}
   */
  Berth admit(Circuit circuit, OptionalLong announced, Sender sender)
      throws RefusedException, IOException {
    if (closed) {
      throw new RefusedException(Refusal.GATE_CLOSED);
    }
    count(cases, circuit);
    boolean admitted = false;
    try {
      Optional<Berth> free = berths.take(circuit, announced, sender);
      Berth berth = free.isPresent() ? free.get() : await(circuit, announced, sender);
      admitted = true;
      return berth;
    } finally {
      if (!admitted) {
        cases.giveBack(circuit);
      }
    }
  }

  private Berth await(Circuit circuit, OptionalLong announced, Sender sender)
      throws RefusedException, IOException {
    WaitingRoom.Guest guest = waitingRoom.come(sender);
    try {
      long until = System.nanoTime() + quotas.await().toNanos();
      while (!guest.sentAway() && !closed && System.nanoTime() < until) {
        Thread.sleep(GLANCE);
        Optional<Berth> berth = berths.take(circuit, announced, sender);
        if (berth.isPresent()) {
          return berth.get();
        }
      }
      throw new RefusedException(closed ? Refusal.GATE_CLOSED : Refusal.BUSY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      waitingRoom.go(guest);
    }
  }

  /** Ends the stay of a submission; one that became no case does not count as one. */
  void leave(Berth berth, boolean becameACase) {
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

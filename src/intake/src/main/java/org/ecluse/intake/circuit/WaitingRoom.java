package org.ecluse.intake.circuit;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.ecluse.core.Refusal;
import org.ecluse.intake.submit.RefusedException;

/**
 * Where submissions wait for a place. When it is full, somebody who has nothing to bring yet makes
 * room, the one that has waited longest first.
 */
final class WaitingRoom {

  /** One who waits. */
  static final class Guest {
    private final Sender sender;
    private volatile boolean sentAway;

    private Guest(Sender sender) {
      this.sender = sender;
    }

    boolean sentAway() {
      return sentAway;
    }
  }

  private final int seats;
  private final Set<Guest> guests = new LinkedHashSet<>();

  WaitingRoom(int seats) {
    this.seats = seats;
  }

  /**
   * Waits from now on.
   *
   * @throws RefusedException with {@code BUSY}
   */
  synchronized Guest come(Sender sender) throws RefusedException {
    if (guests.size() >= seats) {
      Optional<Guest> idle = guests.stream().filter(guest -> !guest.sender.ready()).findFirst();
      Guest victim = idle.orElseThrow(() -> new RefusedException(Refusal.BUSY));
      victim.sentAway = true;
      guests.remove(victim);
    }
    Guest guest = new Guest(sender);
    guests.add(guest);
    return guest;
  }

  synchronized void go(Guest guest) {
    guests.remove(guest);
  }
}

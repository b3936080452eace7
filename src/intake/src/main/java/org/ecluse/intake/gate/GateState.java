package org.ecluse.intake.gate;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.ecluse.core.Refusal;
import org.ecluse.seal.Keyring;

/** Open under a keyring, or closed for reasons. */
public sealed interface GateState {

  /** Everything that a submission needs was there when it was looked at last. */
  record Open(Keyring trusted) implements GateState {}

  /**
   * Nothing new is taken.
   *
   * @param obstacles at least one, in their own order
   * @param keyring still trusted if something else is the reason: what has already arrived is
   *     sealed under it
   */
  record Closed(Set<Obstacle> obstacles, Optional<Keyring> keyring) implements GateState {

    public Closed {
      obstacles = Collections.unmodifiableSet(EnumSet.copyOf(obstacles));
    }

    Closed(Obstacle obstacle, Optional<Keyring> keyring) {
      this(EnumSet.of(obstacle), keyring);
    }

    /** The first that an admin should look at. */
    public Obstacle first() {
      return obstacles.iterator().next();
    }
  }

  default boolean open() {
    return this instanceof Open;
  }

  /** What is in the way; nothing if it is open. */
  default Set<Obstacle> obstacles() {
    return this instanceof Closed closed ? closed.obstacles : Set.of();
  }

  /** What may be sealed under. */
  default Optional<Keyring> keyring() {
    return switch (this) {
      case Open(Keyring trusted) -> Optional.of(trusted);
      case Closed(Set<Obstacle> obstacles, Optional<Keyring> keyring) -> keyring;
    };
  }

  /** What a source is told instead of being given a form. */
  default Refusal refusal() {
    return this instanceof Closed closed ? closed.first().refusal() : Refusal.GATE_CLOSED;
  }
}

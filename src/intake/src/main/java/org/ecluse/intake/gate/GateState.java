package org.ecluse.intake.gate;

import java.util.Optional;
import org.ecluse.seal.Keyring;

/** Open under a keyring, or closed for a reason. */
public sealed interface GateState {

  /** Everything that a submission needs was there when it was looked at last. */
  record Open(Keyring trusted) implements GateState {}

  /**
   * Nothing new is taken.
   *
   * @param reason a word for admins, such as {@code keyring: EXPIRED}; never content
   * @param keyring still trusted if something else is the reason: what has already arrived is
   *     sealed under it
   */
  record Closed(String reason, Optional<Keyring> keyring) implements GateState {}

  default boolean open() {
    return this instanceof Open;
  }

  /** What may be sealed under. */
  default Optional<Keyring> keyring() {
    return switch (this) {
      case Open(Keyring trusted) -> Optional.of(trusted);
      case Closed(String reason, Optional<Keyring> keyring) -> keyring;
    };
  }
}

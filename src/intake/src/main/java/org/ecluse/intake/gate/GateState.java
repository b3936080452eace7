package org.ecluse.intake.gate;

import java.util.Optional;
import org.ecluse.seal.Keyring;

/** Open under a keyring, or closed for a reason. */
public sealed interface GateState {

  /** Everything that a submission needs was there when it was looked at last. */
  record Open(Keyring keyring) implements GateState {}

  /**
   * Nothing is taken.
   *
   * @param reason a word for admins, such as {@code keyring: EXPIRED}; never content
   */
  record Closed(String reason) implements GateState {}

  default Optional<Keyring> keyring() {
    return switch (this) {
      case Open(Keyring keyring) -> Optional.of(keyring);
      case Closed closed -> Optional.empty();
    };
  }
}

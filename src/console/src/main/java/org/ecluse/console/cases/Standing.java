package org.ecluse.console.cases;

import org.ecluse.core.VaultException;
import org.ecluse.seal.DamagedException;
import org.ecluse.seal.NotTrustedException;
import org.ecluse.unseal.CannotOpenException;

/** How a case stands. Whatever is not {@link Ok} is listed with its reason and never opened. */
public sealed interface Standing {

  /** Everything that was looked at held. */
  record Ok() implements Standing {}

  /** Stored bytes are missing, changed or planted. */
  record Damaged(DamagedException.Reason reason) implements Standing {}

  /** Signed by nobody this keyring lists. */
  record NotTrusted(NotTrustedException.Reason reason) implements Standing {}

  /** Not sealed to this reviewer's key. */
  record Unreadable(CannotOpenException.Reason reason) implements Standing {}

  /** The storage did not give it out just now; says nothing of the case. */
  record Unreachable(VaultException.Kind kind) implements Standing {}

  default boolean ok() {
    return this instanceof Ok;
  }

  /** The word of {@code cases list}, also a class name in the pages. */
  default String word() {
    return switch (this) {
      case Ok _ -> "ok";
      case Damaged _ -> "damaged";
      case NotTrusted _ -> "not-trusted";
      case Unreadable _ -> "unreadable";
      case Unreachable _ -> "unreachable";
    };
  }

  /** A storage that has an object larger than its format allows holds a damaged one. */
  static Standing of(VaultException e) {
    return e.kind() == VaultException.Kind.TOO_LARGE
        ? new Damaged(DamagedException.Reason.ENVELOPE)
        : new Unreachable(e.kind());
  }
}

package org.ecluse.seal;

import java.util.Locale;
import java.util.Optional;

/** What a recipient receives. */
public enum Role {
  /** Every case. */
  REVIEWER,
  /** Originals and values, where the instance keeps them and the source agreed. */
  PROVENANCE;

  /** The word used in the keyring. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Role> ofWord(String word) {
    for (Role role : values()) {
      if (role.word().equals(word)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}

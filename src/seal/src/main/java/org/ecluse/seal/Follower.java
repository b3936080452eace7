package org.ecluse.seal;

import java.nio.file.Path;
import java.time.Clock;
import org.ecluse.core.Ring;
import org.ecluse.core.VaultException;

/**
 * Finds the newest keyring epoch. It remembers the newest it ever saw (the floor), so that a
 * storage cannot show yesterday's keyring, with a reviewer in it who was retired since.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Follower {

  /**
   * Reads nothing yet.
   *
   * @param floorFile kept on this machine; made when missing
   */
  public Follower(Ring ring, Pins pins, Path floorFile) {
    throw new UnsupportedOperationException();
  }

  /**
   * The newest epoch, after every check.
   *
   * @throws NotTrustedException also when it has expired
   */
  public Keyring current(Clock clock) throws VaultException, NotTrustedException {
    throw new UnsupportedOperationException();
  }

  /** As {@link #current}, but an expired epoch is returned too: for admins who renew it. */
  public Keyring newest() throws VaultException, NotTrustedException {
    throw new UnsupportedOperationException();
  }
}

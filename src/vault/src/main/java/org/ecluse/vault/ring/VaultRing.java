package org.ecluse.vault.ring;

import java.util.Optional;
import org.ecluse.core.Limits;
import org.ecluse.core.Ring;
import org.ecluse.core.VaultException;
import org.ecluse.vault.Bounded;
import org.ecluse.vault.ObjectLayout;
import org.ecluse.vault.ObjectStore;
import org.ecluse.vault.VaultAddress;

/** Keyring epochs by exact name, so that nobody has to list. */
public final class VaultRing implements Ring {

  private final ObjectStore store;

  private VaultRing(ObjectStore store) {
    this.store = store;
  }

  public static Ring open(VaultAddress address) {
    return over(address.open());
  }

  static Ring over(ObjectStore store) {
    return new VaultRing(store);
  }

  @Override
  public Optional<byte[]> epoch(long number) throws VaultException {
    try {
      return Bounded.read(store, ObjectLayout.epoch(number), Limits.KEYRING_BYTES);
    } catch (VaultException e) {
      if (e.kind() == VaultException.Kind.FORBIDDEN && readable(number - 1)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * S3 answers "forbidden" for what is not there to a credential that may not list, as intake's.
   * Who can read the epoch before is not forbidden to read, so this one is missing. Hiding an epoch
   * takes no more than this from a dishonest store: it could as well say "not there".
   */
  private boolean readable(long number) throws VaultException {
    return number >= 1
        && Bounded.read(store, ObjectLayout.epoch(number), Limits.KEYRING_BYTES).isPresent();
  }

  @Override
  public void publish(long number, byte[] signed) throws VaultException {
    store.create(ObjectLayout.epoch(number), signed);
  }
}

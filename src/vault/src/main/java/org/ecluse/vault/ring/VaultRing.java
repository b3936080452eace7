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
    return Bounded.read(store, ObjectLayout.epoch(number), Limits.KEYRING_BYTES);
  }

  @Override
  public void publish(long number, byte[] signed) throws VaultException {
    store.create(ObjectLayout.epoch(number), signed);
  }
}

package org.ecluse.vault.deposit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.ecluse.core.Commit;
import org.ecluse.core.Deposit;
import org.ecluse.core.Sealed;
import org.ecluse.core.VaultException;
import org.ecluse.vault.ObjectLayout;
import org.ecluse.vault.ObjectStore;
import org.ecluse.vault.VaultAddress;

/** Puts sealed parts, then the record that makes them a case. */
public final class VaultDeposit implements Deposit {

  private final ObjectStore store;

  private VaultDeposit(ObjectStore store) {
    this.store = store;
  }

  public static Deposit open(VaultAddress address) {
    return over(address.open());
  }

  static Deposit over(ObjectStore store) {
    return new VaultDeposit(store);
  }

  @Override
  public void put(Sealed part) throws VaultException {
    try (InputStream body = part.body()) {
      store.put(ObjectLayout.body(part.name()), body);
      store.put(ObjectLayout.head(part.name()), new ByteArrayInputStream(part.head()));
    } catch (IOException e) {
      throw new VaultException(VaultException.Kind.UNREACHABLE, e);
    }
  }

  @Override
  public void commit(Commit commit) throws VaultException {
    try {
      store.create(ObjectLayout.record(commit.caseId()), commit.record());
    } catch (VaultException e) {
      // The name is 128 random bits that nobody else was told: it was our own earlier attempt.
      if (e.kind() != VaultException.Kind.EXISTS) {
        throw e;
      }
    }
  }

  @Override
  public void probe() throws VaultException {
    store.probe();
  }

  @Override
  public boolean probeRights() throws VaultException {
    return store.probeRights();
  }
}

package org.ecluse.vault.shelf;

import org.ecluse.core.Shelf;
import org.ecluse.core.VaultException;
import org.ecluse.vault.Attic;
import org.ecluse.vault.ObjectStore;

/** The shelf of a store, for tests outside this package. */
public record Opened(ObjectStore store, Attic attic, Grace grace) {

  public Swept swept() throws VaultException {
    return Sweep.over(store, attic, grace).run();
  }

  public CaseTrash trash() {
    return CaseTrash.over(store, attic, grace);
  }

  public Shelf shelf() {
    return VaultShelf.over(store);
  }
}

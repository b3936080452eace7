package org.ecluse.unseal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.ecluse.core.CaseId;
import org.ecluse.core.Shelf;
import org.ecluse.core.VaultException;
import org.ecluse.seal.CommitRecord;
import org.ecluse.seal.DamagedException;
import org.ecluse.seal.Keyring;
import org.ecluse.seal.NotTrustedException;

/** Opens cases as the storage shows them: record, then manifest, then parts. */
@SuppressWarnings("DoNotCallSuggester")
public final class CaseOpener {

  /**
   * Over one storage and one keyring epoch.
   *
   * @param keyring the newest this reader knows
   * @param cache a folder for sealed bytes; its files are gone when a part was read
   */
  public CaseOpener(Shelf shelf, Keyring keyring, Clock clock, Path cache) {
    throw new UnsupportedOperationException();
  }

  /** The verified record, without opening anything: needs no key. */
  public CommitRecord record(CaseId caseId)
      throws VaultException, DamagedException, NotTrustedException {
    throw new UnsupportedOperationException();
  }

  /** Verifies the record and opens the manifest. The key must stay open for the parts. */
  public OpenedCase open(CaseId caseId, SecretKey key)
      throws VaultException,
          DamagedException,
          NotTrustedException,
          CannotOpenException,
          IOException {
    throw new UnsupportedOperationException();
  }
}

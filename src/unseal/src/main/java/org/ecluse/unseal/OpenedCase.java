package org.ecluse.unseal;

import java.io.IOException;
import java.io.OutputStream;
import org.ecluse.core.Manifest;
import org.ecluse.core.VaultException;
import org.ecluse.seal.CommitRecord;
import org.ecluse.seal.DamagedException;

/** A case whose record was verified and whose manifest was opened. */
@SuppressWarnings("DoNotCallSuggester")
public final class OpenedCase {

  OpenedCase() {
    throw new UnsupportedOperationException();
  }

  public Manifest manifest() {
    throw new UnsupportedOperationException();
  }

  public CommitRecord record() {
    throw new UnsupportedOperationException();
  }

  /**
   * Writes one file. <b>What was written counts only if this returns normally.</b>
   *
   * @throws IllegalArgumentException if the entry has no part
   */
  public void write(Manifest.FileEntry file, OutputStream sink)
      throws VaultException, DamagedException, CannotOpenException, IOException {
    throw new UnsupportedOperationException();
  }
}

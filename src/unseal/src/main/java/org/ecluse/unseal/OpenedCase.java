package org.ecluse.unseal;

import java.io.IOException;
import java.io.OutputStream;
import org.ecluse.core.Manifest;
import org.ecluse.core.VaultException;
import org.ecluse.seal.CommitRecord;
import org.ecluse.seal.DamagedException;

/** A case whose record was verified and whose manifest was opened. */
public final class OpenedCase {

  private final CaseOpener opener;
  private final CommitRecord record;
  private final Manifest manifest;
  private final SecretKey key;

  OpenedCase(CaseOpener opener, CommitRecord record, Manifest manifest, SecretKey key) {
    this.opener = opener;
    this.record = record;
    this.manifest = manifest;
    this.key = key;
  }

  public Manifest manifest() {
    return manifest;
  }

  public CommitRecord record() {
    return record;
  }

  /**
   * Writes one file. <b>What was written counts only if this returns normally.</b>
   *
   * @throws IllegalArgumentException if the entry has no part
   */
  public void write(Manifest.FileEntry file, OutputStream sink)
      throws VaultException, DamagedException, CannotOpenException, IOException {
    int part =
        file.part().orElseThrow(() -> new IllegalArgumentException("a file that was refused"));
    if (opener.open(record, part, key, sink) != file.size()) {
      throw new DamagedException(DamagedException.Reason.MANIFEST);
    }
  }
}

package org.ecluse.console.cases;

import java.io.IOException;
import org.ecluse.core.CaseId;
import org.ecluse.core.Manifest;
import org.ecluse.core.Spooled;

/** The cases of the vault, as this reviewer's key and keyring allow to see them. */
public interface Cases {

  /**
   * One page of the queue. No case is left out: what cannot be opened is listed with its reason.
   *
   * @param page from 1; beyond the last, the last
   * @throws ClosedException if the storage cannot be listed or there is no keyring to go by
   */
  Queue queue(int page) throws ClosedException, LockedException;

  /** Opens a case: everything was verified when this returns, or nothing is shown. */
  Opened open(CaseId caseId) throws ClosedException, LockedException, AbsentException;

  /**
   * A file, decrypted into the encrypted spool, integrity and all. Not one byte of it is to be had
   * before that.
   *
   * @param number from 1, in the order of the manifest
   * @throws AbsentException if there is no such file, or it was refused and has no bytes
   * @throws IOException if the spool is full or the disk fails
   */
  File file(CaseId caseId, int number)
      throws ClosedException, LockedException, AbsentException, IOException;

  /** A file to give out. Closing it forgets its key. */
  record File(int number, Manifest.FileEntry entry, Spooled content) implements AutoCloseable {
    @Override
    public void close() {
      content.close();
    }
  }
}

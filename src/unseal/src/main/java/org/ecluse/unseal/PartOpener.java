package org.ecluse.unseal;

import java.io.IOException;
import java.io.OutputStream;
import org.ecluse.core.CaseId;
import org.ecluse.core.Content;
import org.ecluse.core.PartFacts;
import org.ecluse.seal.DamagedException;

/** Opens one part. */
@SuppressWarnings("DoNotCallSuggester")
public final class PartOpener {

  private PartOpener() {}

  /**
   * Checks and decrypts. The head must open to the session key of the record, and the body must
   * have the record's digest, before a byte is decrypted.
   *
   * <p><b>What was written to the sink counts only if this returns normally</b>: integrity holds at
   * the end, not before.
   *
   * @param body the sealed bytes, which are read twice
   * @return bytes written
   * @throws IOException from body or sink
   */
  public static long open(
      byte[] head, Content body, PartFacts facts, CaseId caseId, SecretKey key, OutputStream sink)
      throws CannotOpenException, DamagedException, IOException {
    throw new UnsupportedOperationException();
  }
}

package org.ecluse.seal;

import java.time.Instant;
import org.ecluse.core.CaseId;

/** Begins cases. One for the whole process; safe for use by many threads. */
@SuppressWarnings("DoNotCallSuggester")
public final class Sealer {

  public Sealer(CommitSigner signer) {
    throw new UnsupportedOperationException();
  }

  /**
   * Runs every algorithm until the virtual machine has compiled it: some seconds once, instead of
   * sealing at a tenth of the speed at first. To be called before the service says it is ready.
   */
  public void warmUp() {
    throw new UnsupportedOperationException();
  }

  /**
   * Decides to whom and how a case is sealed. Nothing is half done: a recipient without a usable
   * key is an error, never skipped.
   */
  public SealedCase begin(CaseId caseId, Keyring keyring, Instant now) throws PolicyException {
    throw new UnsupportedOperationException();
  }
}

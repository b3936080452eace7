package org.ecluse.seal;

import java.util.List;
import org.ecluse.core.CaseId;
import org.ecluse.core.Commit;
import org.ecluse.core.Content;
import org.ecluse.core.Manifest;
import org.ecluse.core.PartFacts;
import org.ecluse.core.Sealed;

/** One case being sealed, to the recipients of one keyring epoch. */
@SuppressWarnings("DoNotCallSuggester")
public final class SealedCase {

  SealedCase() {
    throw new UnsupportedOperationException();
  }

  public CaseId caseId() {
    throw new UnsupportedOperationException();
  }

  /**
   * How many parts beside the manifest a case with so many files has: the next power of two, at
   * least 1, so that a message alone looks like a message with a file.
   */
  public static int paddedParts(int files) {
    throw new UnsupportedOperationException();
  }

  /** Seals a file. The content must stay open until the body was read. */
  public Sealed file(int part, Content content) {
    throw new UnsupportedOperationException();
  }

  /** Seals a part that holds nothing. */
  public Sealed padding(int part) {
    throw new UnsupportedOperationException();
  }

  /** Seals part 0. */
  public Sealed manifest(Manifest manifest) {
    throw new UnsupportedOperationException();
  }

  /**
   * Signs the record.
   *
   * @param parts of all parts, from the manifest (0) up, without a gap
   */
  public Commit commit(List<PartFacts> parts) {
    throw new UnsupportedOperationException();
  }
}

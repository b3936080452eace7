package org.ecluse.seal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecluse.core.CaseId;
import org.ecluse.core.PartFacts;

/**
 * A commit record whose signature was verified ({@code src/spec/commit-record.md}).
 *
 * @param node key id of the node that signed it
 * @param epoch of the keyring it was sealed under
 * @param keyringDigest of that epoch
 * @param parts from 0 up, without a gap
 */
@SuppressWarnings("DoNotCallSuggester")
public record CommitRecord(
    CaseId caseId, String node, long epoch, String keyringDigest, List<PartFacts> parts) {

  public CommitRecord {
    parts = List.copyOf(parts);
  }

  /**
   * Verifies a record as the storage returned it, against the newest keyring this reader knows.
   *
   * @throws NotTrustedException if no node key that counts now signed it
   * @throws DamagedException if it is not in its form or belongs to another case
   */
  public static CommitRecord verify(CaseId expected, byte[] record, Keyring keyring, Instant now)
      throws NotTrustedException, DamagedException {
    throw new UnsupportedOperationException();
  }

  public Optional<PartFacts> part(int number) {
    return number >= 0 && number < parts.size() ? Optional.of(parts.get(number)) : Optional.empty();
  }
}

package org.ecluse.desk.cases;

import java.io.IOException;
import java.util.Locale;
import org.ecluse.core.CaseId;
import org.ecluse.core.PartFacts;
import org.ecluse.core.Shelf;
import org.ecluse.core.VaultException;
import org.ecluse.seal.CommitRecord;
import org.ecluse.seal.DamagedException;
import org.ecluse.seal.NotTrustedException;
import org.ecluse.unseal.CannotOpenException;
import org.ecluse.unseal.CaseOpener;
import org.ecluse.unseal.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * One line of the queue.
 *
 * @param day when the storage says it came (UTC)
 * @param parts with the manifest and padding; 0 when the record cannot be read
 * @param sealedBytes of all bodies
 * @param state {@code ok}, {@code damaged}, {@code not-trusted} or {@code unreadable}
 * @param reason empty when the state is {@code ok}
 */
record CaseLine(
    CaseId caseId, String day, int parts, long sealedBytes, String state, String reason) {

  /** Looks at one case as far as the key allows; without a key, at its record only. */
  static CaseLine of(CaseOpener opener, Shelf.Listed listed, @Nullable SecretKey key)
      throws VaultException, IOException {
    CaseLine empty = new CaseLine(listed.caseId(), listed.day(), 0, 0, "ok", "");
    CaseLine known = empty;
    try {
      CommitRecord record = opener.record(listed.caseId());
      long bytes = record.parts().stream().mapToLong(PartFacts::bodySize).sum();
      known = new CaseLine(listed.caseId(), listed.day(), record.parts().size(), bytes, "ok", "");
      if (key != null) {
        opener.open(listed.caseId(), key);
      }
      return known;
    } catch (DamagedException e) {
      return known.in("damaged", e.reason());
    } catch (NotTrustedException e) {
      return known.in("not-trusted", e.reason());
    } catch (CannotOpenException e) {
      return known.in("unreadable", e.reason());
    }
  }

  private CaseLine in(String otherState, Enum<?> why) {
    String words = why.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new CaseLine(caseId, day, parts, sealedBytes, otherState, words);
  }
}

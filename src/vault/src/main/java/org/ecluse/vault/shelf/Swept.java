package org.ecluse.vault.shelf;

import java.util.List;
import org.ecluse.core.CaseId;

/**
 * What a sweep did.
 *
 * @param parts that were hidden and stay so
 * @param unfinished objects that were thrown away
 * @param ended hidden things that were destroyed
 * @param mended cases whose parts were brought back
 * @param forAdmin cases whose parts only an admin's credential can bring back; they are not lost
 */
public record Swept(
    int parts, int unfinished, int ended, List<CaseId> mended, List<CaseId> forAdmin) {

  public Swept {
    mended = List.copyOf(mended);
    forAdmin = List.copyOf(forAdmin);
  }
}

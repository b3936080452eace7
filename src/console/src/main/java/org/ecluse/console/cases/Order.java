package org.ecluse.console.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ecluse.core.CaseId;
import org.ecluse.core.Shelf;
import org.ecluse.core.Shelf.Listed;
import org.ecluse.core.VaultException;

/** All cases of the storage, the newest day first; within a day by their random names. */
record Order(List<Listed> all) {

  private static final int BATCH = 1000;

  static Order of(Shelf shelf) throws VaultException {
    List<Listed> all = new ArrayList<>();
    Optional<CaseId> after = Optional.empty();
    List<Listed> batch;
    do {
      batch = shelf.cases(after, BATCH);
      all.addAll(batch);
      after = batch.isEmpty() ? after : Optional.of(batch.getLast().caseId());
    } while (batch.size() == BATCH);
    all.sort(Comparator.comparing(Listed::day).reversed().thenComparing(Listed::caseId));
    return new Order(all);
  }

  /** The place of a case, or -1. */
  int indexOf(CaseId caseId) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).caseId().equals(caseId)) {
        return i;
      }
    }
    return -1;
  }

  Optional<CaseId> at(int index) {
    return index >= 0 && index < all.size()
        ? Optional.of(all.get(index).caseId())
        : Optional.empty();
  }
}

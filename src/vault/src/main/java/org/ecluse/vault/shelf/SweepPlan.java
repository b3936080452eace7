package org.ecluse.vault.shelf;

import java.time.LocalDate;
import java.util.List;
import org.ecluse.core.CaseId;
import org.ecluse.vault.Attic;

/**
 * What a sweep would do.
 *
 * @param today by the store's own clock
 * @param orphans parts without a record, old enough
 * @param unfinished objects that were begun and never became any, old enough
 * @param ended hidden things whose grace period is over, where the store leaves that to us
 * @param torn cases with a record and hidden parts: a sweep was stopped while the record came
 */
public record SweepPlan(
    LocalDate today,
    List<Orphan> orphans,
    List<Attic.Remnant> unfinished,
    List<Attic.Remnant> ended,
    List<CaseId> torn) {

  /**
   * All parts of what never became a case.
   *
   * @param day of the youngest part
   */
  public record Orphan(CaseId caseId, LocalDate day, List<String> keys) {
    public Orphan {
      keys = List.copyOf(keys);
    }
  }

  public SweepPlan {
    orphans = List.copyOf(orphans);
    unfinished = List.copyOf(unfinished);
    ended = List.copyOf(ended);
    torn = List.copyOf(torn);
  }

  public int parts() {
    return orphans.stream().mapToInt(orphan -> orphan.keys().size()).sum();
  }

  public boolean nothing() {
    return orphans.isEmpty() && unfinished.isEmpty() && ended.isEmpty() && torn.isEmpty();
  }
}

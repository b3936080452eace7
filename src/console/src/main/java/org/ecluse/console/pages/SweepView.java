package org.ecluse.console.pages;

import java.util.List;
import java.util.Optional;
import org.ecluse.console.cases.Upkeep;
import org.ecluse.core.CaseId;
import org.ecluse.core.VaultException;
import org.ecluse.vault.shelf.SweepPlan;
import org.ecluse.vault.shelf.Swept;

/**
 * What would be swept, and what was.
 *
 * @param forAdmin whole case numbers, for an admin's command
 * @param lastFailure a sentence; empty if the last sweep did not fail
 */
record SweepView(
    boolean nothing,
    int orphans,
    int parts,
    int unfinished,
    int ended,
    int torn,
    int sweepDays,
    int graceDays,
    boolean daily,
    boolean swept,
    Swept last,
    List<String> forAdmin,
    String lastFailure) {

  private static final Swept NONE = new Swept(0, 0, 0, List.of(), List.of());

  static SweepView of(Tongue tongue, SweepPlan plan, Upkeep upkeep) {
    Optional<Swept> swept = upkeep.last().flatMap(Upkeep.Last::swept);
    Optional<VaultException.Kind> failure = upkeep.last().flatMap(Upkeep.Last::failure);
    return new SweepView(
        plan.nothing(),
        plan.orphans().size(),
        plan.parts(),
        plan.unfinished().size(),
        plan.ended().size(),
        plan.torn().size(),
        upkeep.grace().sweepDays(),
        upkeep.grace().graceDays(),
        upkeep.daily(),
        swept.isPresent(),
        swept.orElse(NONE),
        swept.orElse(NONE).forAdmin().stream().map(CaseId::text).toList(),
        failure.map(kind -> Words.in(tongue).unreachable(kind)).orElse(""));
  }
}

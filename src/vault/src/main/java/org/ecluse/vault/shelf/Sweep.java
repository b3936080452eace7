package org.ecluse.vault.shelf;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecluse.core.CaseId;
import org.ecluse.core.Settings;
import org.ecluse.core.VaultException;
import org.ecluse.core.VaultException.Kind;
import org.ecluse.vault.Attic;
import org.ecluse.vault.Attic.Remnant;
import org.ecluse.vault.ObjectLayout;
import org.ecluse.vault.ObjectStore;
import org.ecluse.vault.ObjectStore.Entry;
import org.ecluse.vault.VaultAddress;

/**
 * Takes away what broken submissions left: parts without a record, to the trash. Whoever sweeps,
 * and however many at once, a case whose record comes meanwhile keeps its parts: the record is
 * looked for before each part, and once more after the last; a sweep that is killed in between is
 * mended by the next one. Nothing is destroyed before its grace period ends.
 */
public final class Sweep {

  private static final int PAGE = 1000;

  private final ObjectStore store;
  private final Attic attic;
  private final Grace grace;
  private final Parts parts;

  private Sweep(ObjectStore store, Attic attic, Grace grace) {
    this.store = store;
    this.attic = attic;
    this.grace = grace;
    this.parts = new Parts(store, attic);
  }

  /** For the vault and the days that are set. */
  public static Sweep of(Settings settings) {
    VaultAddress address = VaultAddress.of(settings);
    return over(address.open(), address.openAttic(), Grace.from(settings));
  }

  static Sweep over(ObjectStore store, Attic attic, Grace grace) {
    return new Sweep(store, attic, grace);
  }

  /** Looks, and changes nothing. */
  public SweepPlan plan() throws VaultException {
    LocalDate today = attic.today();
    // Folders before records: what gets its record in between is seen to have one.
    List<CaseId> folders =
        attic.folders(ObjectLayout.INBOX).stream()
            .flatMap(folder -> ObjectLayout.caseOfFolder(folder).stream())
            .toList();
    Set<CaseId> cases = cases();
    List<SweepPlan.Orphan> orphans = new ArrayList<>();
    for (CaseId caseId : folders) {
      if (!cases.contains(caseId)) {
        orphan(caseId, today).ifPresent(orphans::add);
      }
    }
    return new SweepPlan(
        today,
        orphans,
        attic.unfinished().stream().filter(r -> grace.sweeps(r.day(), today)).toList(),
        attic.kept().stream().filter(r -> grace.ends(r.day(), today)).toList(),
        torn(cases));
  }

  private Set<CaseId> cases() throws VaultException {
    Set<CaseId> cases = new HashSet<>();
    List<Entry> page;
    Optional<String> after = Optional.empty();
    do {
      page = store.list(ObjectLayout.QUEUE, after, PAGE);
      page.forEach(entry -> ObjectLayout.caseOfRecord(entry.key()).ifPresent(cases::add));
      after = page.isEmpty() ? after : Optional.of(page.getLast().key());
    } while (page.size() == PAGE);
    return cases;
  }

  /** One young part is enough to leave all of them: somebody may still be putting. */
  private Optional<SweepPlan.Orphan> orphan(CaseId caseId, LocalDate today) throws VaultException {
    List<Entry> shown = parts.shown(caseId);
    Optional<LocalDate> youngest =
        shown.stream().map(entry -> LocalDate.parse(entry.day())).max(LocalDate::compareTo);
    return youngest
        .filter(day -> grace.sweeps(day, today))
        .map(day -> new SweepPlan.Orphan(caseId, day, shown.stream().map(Entry::key).toList()));
  }

  private List<CaseId> torn(Set<CaseId> cases) throws VaultException {
    Set<CaseId> suspects = new LinkedHashSet<>();
    for (Attic.Hidden hidden : attic.hidden(ObjectLayout.INBOX)) {
      ObjectLayout.caseOfPart(hidden.key()).filter(cases::contains).ifPresent(suspects::add);
    }
    List<CaseId> torn = new ArrayList<>();
    for (CaseId suspect : suspects) {
      if (!parts.lost(suspect).isEmpty()) {
        torn.add(suspect);
      }
    }
    return torn;
  }

  /** Looks, and does it. */
  public Swept run() throws VaultException {
    SweepPlan plan = plan();
    Done done = new Done();
    for (CaseId caseId : plan.torn()) {
      mend(caseId, done);
    }
    for (SweepPlan.Orphan orphan : plan.orphans()) {
      hide(orphan);
    }
    destroy(plan.unfinished());
    // Records first: a case without its record cannot be brought back by half.
    destroy(plan.ended().stream().filter(r -> r.name().contains(ObjectLayout.QUEUE)).toList());
    destroy(plan.ended().stream().filter(r -> !r.name().contains(ObjectLayout.QUEUE)).toList());
    int hidden = 0;
    for (SweepPlan.Orphan orphan : plan.orphans()) {
      boolean came = mend(orphan.caseId(), done);
      hidden += came ? 0 : orphan.keys().size();
    }
    return new Swept(
        hidden, plan.unfinished().size(), plan.ended().size(), done.mended, done.forAdmin);
  }

  private void hide(SweepPlan.Orphan orphan) throws VaultException {
    for (String key : orphan.keys()) {
      if (parts.hasRecord(orphan.caseId())) {
        return;
      }
      store.delete(key);
    }
  }

  /** Whether there is a record now; then no part of it stays hidden. */
  private boolean mend(CaseId caseId, Done done) throws VaultException {
    if (!parts.hasRecord(caseId)) {
      return false;
    }
    try {
      if (parts.bringBackLost(caseId) > 0) {
        done.mended.add(caseId);
      }
    } catch (VaultException e) {
      // In a bucket a console may hide and not bring back. It must be told, and the rest be swept.
      if (e.kind() != Kind.FORBIDDEN) {
        throw e;
      }
      done.forAdmin.add(caseId);
    }
    return true;
  }

  private void destroy(Collection<Remnant> remnants) throws VaultException {
    for (Remnant remnant : remnants) {
      attic.destroy(remnant);
    }
  }

  /** What came of cases whose record was there after all. */
  private static final class Done {
    private final List<CaseId> mended = new ArrayList<>();
    private final List<CaseId> forAdmin = new ArrayList<>();
  }
}

package org.ecluse.vault.shelf;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecluse.core.CaseId;
import org.ecluse.core.VaultException;
import org.ecluse.vault.Attic;
import org.ecluse.vault.ObjectLayout;
import org.ecluse.vault.ObjectStore;

/** What is stored of one case, whether or not there is a record of it. */
record Parts(ObjectStore store, Attic attic) {

  private static final int PAGE = 1000;

  boolean hasRecord(CaseId caseId) throws VaultException {
    Optional<InputStream> found = store.get(ObjectLayout.record(caseId));
    if (found.isPresent()) {
      try {
        found.get().close();
      } catch (IOException e) {
        throw new VaultException(VaultException.Kind.UNREACHABLE, e);
      }
    }
    return found.isPresent();
  }

  /** Parts that are shown. Other names in the folder are none of ours, and left alone. */
  List<ObjectStore.Entry> shown(CaseId caseId) throws VaultException {
    List<ObjectStore.Entry> all = new ArrayList<>();
    List<ObjectStore.Entry> page;
    Optional<String> after = Optional.empty();
    do {
      page = store.list(ObjectLayout.folder(caseId), after, PAGE);
      page.stream().filter(e -> ObjectLayout.place(e.key()).isPresent()).forEach(all::add);
      after = page.isEmpty() ? after : Optional.of(page.getLast().key());
    } while (page.size() == PAGE);
    return all;
  }

  /** The places that something shown fills: {@code 3.head}, {@code 3.body}. */
  Set<String> filled(CaseId caseId) throws VaultException {
    Set<String> places = new HashSet<>();
    shown(caseId).forEach(e -> ObjectLayout.place(e.key()).ifPresent(places::add));
    return places;
  }

  /**
   * Hidden parts whose place nothing shown fills. A body that was hidden because a re-encrypted one
   * took its place is not among them.
   */
  List<String> lost(CaseId caseId) throws VaultException {
    List<Attic.Hidden> hidden = attic.hidden(ObjectLayout.folder(caseId));
    if (hidden.isEmpty()) {
      return List.of();
    }
    Set<String> filled = filled(caseId);
    return hidden.stream()
        .map(Attic.Hidden::key)
        .filter(key -> ObjectLayout.place(key).filter(p -> !filled.contains(p)).isPresent())
        .toList();
  }

  /** Brings back every lost part; how many there were. */
  int bringBackLost(CaseId caseId) throws VaultException {
    List<String> lost = lost(caseId);
    for (String key : lost) {
      store.bringBack(key);
    }
    return lost.size();
  }
}

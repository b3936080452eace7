package org.ecluse.vault.shelf;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ecluse.core.CaseId;
import org.ecluse.core.Limits;
import org.ecluse.core.PartName;
import org.ecluse.core.Shelf;
import org.ecluse.core.VaultException;
import org.ecluse.vault.Bounded;
import org.ecluse.vault.ObjectLayout;
import org.ecluse.vault.ObjectStore;
import org.ecluse.vault.VaultAddress;

/** Lists and reads cases. An object whose name is no case id is not a case and is passed over. */
public final class VaultShelf implements Shelf {

  private final ObjectStore store;

  private VaultShelf(ObjectStore store) {
    this.store = store;
  }

  public static Shelf open(VaultAddress address) {
    return over(address.open());
  }

  static Shelf over(ObjectStore store) {
    return new VaultShelf(store);
  }

  @Override
  public List<Listed> cases(Optional<CaseId> after, int limit) throws VaultException {
    List<Listed> cases = new ArrayList<>();
    Optional<String> last = after.map(ObjectLayout::record);
    List<ObjectStore.Entry> page;
    do {
      page = store.list(ObjectLayout.QUEUE, last, limit);
      for (ObjectStore.Entry e : page) {
        ObjectLayout.caseOfRecord(e.key()).ifPresent(c -> cases.add(new Listed(c, e.day())));
      }
      last = page.isEmpty() ? last : Optional.of(page.getLast().key());
      // A page that foreign names made short is not the last one.
    } while (page.size() == limit && cases.size() < limit);
    return List.copyOf(cases.subList(0, Math.min(limit, cases.size())));
  }

  @Override
  public Optional<byte[]> record(CaseId caseId) throws VaultException {
    return Bounded.read(store, ObjectLayout.record(caseId), Limits.RECORD_BYTES);
  }

  @Override
  public Optional<byte[]> head(PartName part) throws VaultException {
    return Bounded.read(store, ObjectLayout.head(part), Limits.HEAD_BYTES);
  }

  @Override
  public Optional<InputStream> body(PartName part) throws VaultException {
    return store.get(ObjectLayout.body(part));
  }

  @Override
  public boolean replaceHead(PartName part, byte[] head) throws VaultException {
    Optional<byte[]> old = head(part);
    if (old.isEmpty() || record(part.caseId()).isEmpty()) {
      return false;
    }
    if (!Arrays.equals(old.get(), head)) {
      store.replace(ObjectLayout.head(part), head);
    }
    if (record(part.caseId()).isPresent()) {
      return true;
    }
    // The case was deleted meanwhile, and a head must not stand there alone. Hidden, it is the
    // one that an admin brings back.
    store.delete(ObjectLayout.head(part));
    return false;
  }
}

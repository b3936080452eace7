package org.ecluse.vault.shelf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.ecluse.core.CaseId;
import org.ecluse.core.Limits;
import org.ecluse.core.PartName;
import org.ecluse.core.Settings;
import org.ecluse.core.VaultException;
import org.ecluse.vault.Attic;
import org.ecluse.vault.Bounded;
import org.ecluse.vault.ObjectLayout;
import org.ecluse.vault.ObjectStore;
import org.ecluse.vault.VaultAddress;

/**
 * Deletes cases and brings them back. Deleting hides: the record first, then the parts, so that
 * nobody ever sees half a case; bringing back goes the other way round, the record last. Either can
 * be stopped anywhere and done again.
 */
public final class CaseTrash {

  /**
   * A deleted case.
   *
   * @param day when it was deleted, by the store's own clock
   * @param daysLeft for which it can surely be brought back
   * @param parts hidden objects, heads and bodies counted each
   */
  public record Deleted(CaseId caseId, LocalDate day, long daysLeft, int parts) {}

  /** What came of bringing back. */
  public enum Outcome {
    /** The case is shown again, whole. */
    BACK,
    /** It was shown, and whole. */
    NEVER_GONE,
    /** Nothing is kept under this name. */
    NOTHING,
    /** Some of it has ended for good. Nothing was changed: half a case is never shown. */
    INCOMPLETE
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectStore store;
  private final Attic attic;
  private final Grace grace;
  private final Parts parts;

  private CaseTrash(ObjectStore store, Attic attic, Grace grace) {
    this.store = store;
    this.attic = attic;
    this.grace = grace;
    this.parts = new Parts(store, attic);
  }

  /** Of the vault that is set. */
  public static CaseTrash of(Settings settings) {
    VaultAddress address = VaultAddress.of(settings);
    return over(address.open(), address.openAttic(), Grace.from(settings));
  }

  static CaseTrash over(ObjectStore store, Attic attic, Grace grace) {
    return new CaseTrash(store, attic, grace);
  }

  /** For how many days a case can be brought back if it is deleted now; 0 if never. */
  public long daysAfterDeletion(CaseId caseId) throws VaultException {
    String record = ObjectLayout.record(caseId);
    return attic.keeps(record) || isHidden(record) ? grace.graceDays() : 0;
  }

  /**
   * Hides a case. One whose deletion was stopped half-way is deleted to its end.
   *
   * @return whether there is such a case, shown or deleted
   */
  public boolean delete(CaseId caseId) throws VaultException {
    String record = ObjectLayout.record(caseId);
    if (parts.hasRecord(caseId)) {
      store.delete(record);
    } else if (!isHidden(record)) {
      return false;
    }
    for (ObjectStore.Entry part : parts.shown(caseId)) {
      store.delete(part.key());
    }
    return true;
  }

  private boolean isHidden(String key) throws VaultException {
    return attic.hidden(key).stream().anyMatch(hidden -> hidden.key().equals(key));
  }

  /** Deleted cases, in the order of their names. */
  public List<Deleted> list() throws VaultException {
    LocalDate today = attic.today();
    List<Deleted> all = new ArrayList<>();
    for (Attic.Hidden record : attic.hidden(ObjectLayout.QUEUE)) {
      Optional<CaseId> caseId = ObjectLayout.caseOfRecord(record.key());
      if (caseId.isPresent()) {
        long left = grace.left(record.day(), today);
        int hidden = attic.hidden(ObjectLayout.folder(caseId.get())).size();
        all.add(new Deleted(caseId.get(), record.day(), left, hidden));
      }
    }
    return List.copyOf(all);
  }

  /**
   * Brings a case back, or the parts of a case that lost some.
   *
   * @throws VaultException of kind {@link VaultException.Kind#FORBIDDEN} in a bucket, if this
   *     credential is not an admin's
   */
  public Outcome bringBack(CaseId caseId) throws VaultException {
    String record = ObjectLayout.record(caseId);
    boolean shown = parts.hasRecord(caseId);
    Optional<byte[]> bytes =
        shown
            ? Bounded.read(store, record, Limits.RECORD_BYTES)
            : attic.peek(record, Limits.RECORD_BYTES);
    if (bytes.isEmpty()) {
      return Outcome.NOTHING;
    }
    if (!complete(caseId, bytes.get())) {
      return Outcome.INCOMPLETE;
    }
    int back = parts.bringBackLost(caseId);
    store.bringBack(record);
    // Somebody may have been deleting it at the same time.
    back += parts.bringBackLost(caseId);
    return shown && back == 0 ? Outcome.NEVER_GONE : Outcome.BACK;
  }

  private boolean complete(CaseId caseId, byte[] record) throws VaultException {
    OptionalInt count = count(record);
    if (count.isEmpty()) {
      // A record that nobody can read was so before it was deleted.
      return true;
    }
    Set<String> places = new HashSet<>(parts.filled(caseId));
    attic
        .hidden(ObjectLayout.folder(caseId))
        .forEach(hidden -> ObjectLayout.place(hidden.key()).ifPresent(places::add));
    for (int part = 0; part < count.getAsInt(); part++) {
      if (!places.contains(part + ".head") || !places.contains(part + ".body")) {
        return false;
      }
    }
    return true;
  }

  /**
   * How many parts a record names ({@code src/spec/commit-record.md}); its signature is others'
   * work.
   */
  private static OptionalInt count(byte[] record) {
    try {
      JsonNode named = JSON.readTree(record).path("parts");
      return named.isArray() && named.size() <= PartName.LAST + 1
          ? OptionalInt.of(named.size())
          : OptionalInt.empty();
    } catch (IOException e) {
      return OptionalInt.empty();
    }
  }
}

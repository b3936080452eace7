package org.ecluse.console.cases;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.core.CaseId;
import org.ecluse.core.Manifest;
import org.ecluse.core.PartFacts;
import org.ecluse.core.Shelf;
import org.ecluse.core.Shelf.Listed;
import org.ecluse.core.VaultException;
import org.ecluse.sandbox.Draft;
import org.ecluse.sandbox.Spool;
import org.ecluse.seal.CommitRecord;
import org.ecluse.seal.Keyring;
import org.ecluse.seal.NotTrustedException;
import org.ecluse.unseal.CaseOpener;
import org.ecluse.unseal.OpenedCase;
import org.ecluse.unseal.SecretKey;

/** The cases of a real vault. Keeps nothing of what it opened. */
public final class VaultCases implements Cases {

  private static final long MIB = 1L << 20;

  /** A case this large is compared with its record when the queue is shown … */
  private static final long CHECKED_IN_QUEUE = 8 * MIB;

  /** … or when it is opened; a larger one file by file, when they are downloaded. */
  private static final long CHECKED_WHEN_OPENED = 512 * MIB;

  private final Shelf shelf;
  private final Trust trust;
  private final Custody custody;
  private final Spool spool;
  private final Clock clock;
  private final Path cache;
  private final BodyCheck bodies;

  /**
   * Opens nothing yet.
   *
   * @param cache a folder for sealed bytes on their way
   */
  public VaultCases(
      Shelf shelf, Trust trust, Custody custody, Spool spool, Clock clock, Path cache) {
    this.shelf = shelf;
    this.trust = trust;
    this.custody = custody;
    this.spool = spool;
    this.clock = clock;
    this.cache = cache;
    this.bodies = new BodyCheck(shelf);
  }

  @Override
  public Queue queue(int page) throws ClosedException, LockedException {
    SecretKey key = custody.key();
    CaseOpener opener = opener();
    Order order = order();
    int total = order.all().size();
    int pages = Math.max(1, Math.ceilDiv(total, Queue.ROWS));
    int shown = Math.clamp(page, 1, pages);
    List<Row> rows = new ArrayList<>();
    int first = (shown - 1) * Queue.ROWS;
    for (Listed listed : order.all().subList(first, Math.min(total, first + Queue.ROWS))) {
      rows.add(row(opener, listed, key));
    }
    return new Queue(rows, shown, pages, total);
  }

  private Row row(CaseOpener opener, Listed listed, SecretKey key) throws LockedException {
    Attempt<CommitRecord> record = Attempt.of(custody, key, () -> opener.record(listed.caseId()));
    if (record.result().isEmpty()) {
      return new Row(listed.caseId(), listed.day(), record.standing(), 0, 0, Optional.empty());
    }
    CommitRecord held = record.result().get();
    Attempt<OpenedCase> opened =
        Attempt.of(
            custody,
            key,
            () -> {
              OpenedCase open = opener.open(listed.caseId(), key);
              bodies.check(held, CHECKED_IN_QUEUE);
              return open;
            });
    return new Row(
        listed.caseId(),
        listed.day(),
        opened.standing(),
        held.parts().size(),
        held.parts().stream().mapToLong(PartFacts::bodySize).sum(),
        opened.result().map(open -> glimpse(open.manifest())));
  }

  private static Row.Glimpse glimpse(Manifest manifest) {
    String message = manifest.message();
    String opening =
        message.length() <= Row.Glimpse.OPENING
            ? message
            : message.substring(0, Row.Glimpse.OPENING) + "…";
    return new Row.Glimpse(opening, manifest.files().size());
  }

  @Override
  public Opened open(CaseId caseId) throws ClosedException, LockedException, AbsentException {
    SecretKey key = custody.key();
    CaseOpener opener = opener();
    Order order = order();
    int place = order.indexOf(caseId);
    if (place < 0) {
      throw new AbsentException();
    }
    return Attempt.of(
            custody,
            key,
            () -> {
              OpenedCase open = opener.open(caseId, key);
              boolean whole = bodies.check(open.record(), CHECKED_WHEN_OPENED);
              String day = order.all().get(place).day();
              return new Opened(
                  day,
                  open.record(),
                  open.manifest(),
                  whole,
                  order.at(place - 1),
                  order.at(place + 1));
            })
        .orThrow();
  }

  @Override
  public File file(CaseId caseId, int number)
      throws ClosedException, LockedException, AbsentException, IOException {
    SecretKey key = custody.key();
    CaseOpener opener = opener();
    if (order().indexOf(caseId) < 0) {
      throw new AbsentException();
    }
    OpenedCase opened = Attempt.of(custody, key, () -> opener.open(caseId, key)).orThrow();
    List<Manifest.FileEntry> files = opened.manifest().files();
    if (number < 1 || number > files.size() || files.get(number - 1).part().isEmpty()) {
      throw new AbsentException();
    }
    Manifest.FileEntry entry = files.get(number - 1);
    try (Draft draft = spool.draft(entry.size())) {
      Attempt.of(
              custody,
              key,
              () -> {
                bodies.check(opened.record(), CHECKED_WHEN_OPENED);
                opened.write(entry, new DraftStream(draft));
                return entry;
              })
          .orThrow();
      return new File(number, entry, draft.finish());
    }
  }

  private CaseOpener opener() throws ClosedException {
    Optional<Keyring> keyring = trust.keyring();
    if (keyring.isEmpty()) {
      throw new ClosedException(
          trust.alarm() == Alarm.UNREACHABLE
              ? new Standing.Unreachable(VaultException.Kind.UNREACHABLE)
              : new Standing.NotTrusted(NotTrustedException.Reason.NO_KEYRING));
    }
    return new CaseOpener(shelf, keyring.get(), clock, cache);
  }

  private Order order() throws ClosedException {
    try {
      return Order.of(shelf);
    } catch (VaultException e) {
      throw new ClosedException(Standing.of(e));
    }
  }

  /** Into the encrypted spool. */
  private static final class DraftStream extends OutputStream {
    private final Draft draft;

    DraftStream(Draft draft) {
      this.draft = draft;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
      draft.append(bytes, start, length);
    }
  }
}

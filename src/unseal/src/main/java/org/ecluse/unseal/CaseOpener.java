package org.ecluse.unseal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.BitSet;
import org.ecluse.core.CaseId;
import org.ecluse.core.Limits;
import org.ecluse.core.Manifest;
import org.ecluse.core.PartFacts;
import org.ecluse.core.PartName;
import org.ecluse.core.Shelf;
import org.ecluse.core.VaultException;
import org.ecluse.seal.CommitRecord;
import org.ecluse.seal.DamagedException;
import org.ecluse.seal.DamagedException.Reason;
import org.ecluse.seal.Keyring;
import org.ecluse.seal.ManifestJson;
import org.ecluse.seal.NotTrustedException;

/** Opens cases as the storage shows them: record, then manifest, then parts. */
public final class CaseOpener {

  private final Shelf shelf;
  private final Keyring keyring;
  private final Clock clock;
  private final Path cache;

  /**
   * Over one storage and one keyring epoch.
   *
   * @param keyring the newest this reader knows
   * @param cache a folder for sealed bytes; its files are gone when a part was read
   */
  public CaseOpener(Shelf shelf, Keyring keyring, Clock clock, Path cache) {
    this.shelf = shelf;
    this.keyring = keyring;
    this.clock = clock;
    this.cache = cache;
  }

  /** The verified record, without opening anything: needs no key. */
  public CommitRecord record(CaseId caseId)
      throws VaultException, DamagedException, NotTrustedException {
    byte[] record = shelf.record(caseId).orElseThrow(() -> new DamagedException(Reason.NO_RECORD));
    return CommitRecord.verify(caseId, record, keyring, clock.instant());
  }

  /** Verifies the record and opens the manifest. The key must stay open for the parts. */
  public OpenedCase open(CaseId caseId, SecretKey key)
      throws VaultException,
          DamagedException,
          NotTrustedException,
          CannotOpenException,
          IOException {
    CommitRecord record = record(caseId);
    PartFacts facts = facts(record, PartName.MANIFEST);
    if (facts.bodySize() > 2L * Limits.MANIFEST_BYTES) {
      throw new DamagedException(Reason.MANIFEST);
    }
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    open(record, PartName.MANIFEST, key, json);
    Manifest manifest = ManifestJson.read(json.toByteArray());
    checkTogether(manifest, record);
    return new OpenedCase(this, record, manifest, key);
  }

  /** Opens one part; returns the bytes written, which count only then. */
  long open(CommitRecord record, int part, SecretKey key, OutputStream sink)
      throws VaultException, DamagedException, CannotOpenException, IOException {
    PartFacts facts = facts(record, part);
    PartName name = new PartName(record.caseId(), part);
    byte[] head = shelf.head(name).orElseThrow(() -> new DamagedException(Reason.MISSING_PART));
    try (InputStream body =
            shelf.body(name).orElseThrow(() -> new DamagedException(Reason.MISSING_PART));
        SealedCache sealed = SealedCache.fetch(body, facts, cache)) {
      return PartOpener.open(head, sealed, facts, record.caseId(), key, sink);
    }
  }

  private static PartFacts facts(CommitRecord record, int part) throws DamagedException {
    return record.part(part).orElseThrow(() -> new DamagedException(Reason.MISSING_PART));
  }

  /** Manifest and record must speak of the same case, node and parts. */
  private static void checkTogether(Manifest manifest, CommitRecord record)
      throws DamagedException {
    BitSet named = new BitSet();
    named.set(PartName.MANIFEST);
    manifest.padding().forEach(named::set);
    manifest.files().forEach(file -> file.part().ifPresent(named::set));
    boolean same =
        manifest.caseId().equals(record.caseId())
            && manifest.node().equals(record.node())
            && named.length() == record.parts().size()
            && named.cardinality() == record.parts().size();
    if (!same) {
      throw new DamagedException(Reason.MANIFEST);
    }
  }
}

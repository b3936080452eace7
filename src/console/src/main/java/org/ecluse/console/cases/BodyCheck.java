package org.ecluse.console.cases;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ecluse.core.PartFacts;
import org.ecluse.core.PartName;
import org.ecluse.core.Shelf;
import org.ecluse.core.VaultException;
import org.ecluse.seal.CommitRecord;
import org.ecluse.seal.DamagedException;
import org.ecluse.seal.DamagedException.Reason;

/**
 * Compares stored bodies with the record, so that a case with one damaged file is seen as damaged
 * before anything of it is shown. What held once is not read again by this process: a download
 * checks its own bytes in any case.
 */
final class BodyCheck {

  private static final int BLOCK = 1 << 16;

  private record Held(PartName part, String sha256) {}

  private final Shelf shelf;
  private final Set<Held> held = ConcurrentHashMap.newKeySet();

  BodyCheck(Shelf shelf) {
    this.shelf = shelf;
  }

  /**
   * Checks every part, if all of them together are not too large.
   *
   * @param most bytes to read at most
   * @return whether all of them were checked, now or before
   */
  boolean check(CommitRecord record, long most) throws VaultException, DamagedException {
    long toRead = 0;
    for (PartFacts part : record.parts()) {
      toRead += held.contains(key(record, part)) ? 0 : part.bodySize();
    }
    if (toRead > most) {
      return false;
    }
    for (PartFacts part : record.parts()) {
      Held key = key(record, part);
      if (!held.contains(key)) {
        check(key.part(), part);
        held.add(key);
      }
    }
    return true;
  }

  private static Held key(CommitRecord record, PartFacts part) {
    return new Held(new PartName(record.caseId(), part.number()), part.bodySha256());
  }

  private void check(PartName name, PartFacts facts) throws VaultException, DamagedException {
    if (shelf.head(name).isEmpty()) {
      throw new DamagedException(Reason.MISSING_PART);
    }
    MessageDigest digest = sha256();
    long size = 0;
    try (InputStream body =
        shelf.body(name).orElseThrow(() -> new DamagedException(Reason.MISSING_PART))) {
      byte[] block = new byte[BLOCK];
      for (int count = body.read(block);
          count >= 0 && size <= facts.bodySize();
          count = body.read(block)) {
        digest.update(block, 0, count);
        size += count;
      }
    } catch (IOException e) {
      throw new VaultException(VaultException.Kind.UNREACHABLE, e);
    }
    if (size != facts.bodySize()
        || !HexFormat.of().formatHex(digest.digest()).equals(facts.bodySha256())) {
      throw new DamagedException(Reason.BODY);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

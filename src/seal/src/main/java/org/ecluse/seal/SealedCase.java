package org.ecluse.seal;

import java.util.List;
import org.ecluse.core.CaseId;
import org.ecluse.core.Commit;
import org.ecluse.core.Content;
import org.ecluse.core.Manifest;
import org.ecluse.core.PartFacts;
import org.ecluse.core.PartName;
import org.ecluse.core.Sealed;
import org.ecluse.seal.envelope.Layout;

/** One case being sealed, to the recipients of one keyring epoch. */
public final class SealedCase {

  private final CaseId caseId;
  private final Keyring keyring;
  private final Plan plan;
  private final CommitSigner signer;

  SealedCase(CaseId caseId, Keyring keyring, Plan plan, CommitSigner signer) {
    this.caseId = caseId;
    this.keyring = keyring;
    this.plan = plan;
    this.signer = signer;
  }

  public CaseId caseId() {
    return caseId;
  }

  /**
   * How many parts beside the manifest a case with so many files has: the next power of two, at
   * least 1, so that a message alone looks like a message with a file.
   */
  public static int paddedParts(int files) {
    int parts = files <= 1 ? 1 : Integer.highestOneBit(files - 1) << 1;
    if (files < 0 || files > PartName.LAST) {
      throw new IllegalArgumentException("more files than a case can hold");
    }
    return Math.min(parts, PartName.LAST);
  }

  /** Seals a file. The content must stay open until the body was read. */
  public Sealed file(int part, Content content) {
    return sealed(part, content, Layout.Bucket.FILE);
  }

  /** Seals a part that holds nothing. */
  public Sealed padding(int part) {
    return sealed(part, Content.empty(), Layout.Bucket.FILE);
  }

  /** Seals part 0. */
  public Sealed manifest(Manifest manifest) {
    if (!manifest.caseId().equals(caseId)) {
      throw new IllegalArgumentException("a manifest of another case");
    }
    Content content = Content.of(ManifestJson.write(manifest));
    return sealed(PartName.MANIFEST, content, Layout.Bucket.MANIFEST);
  }

  private Sealed sealed(int part, Content content, Layout.Bucket bucket) {
    if ((part == PartName.MANIFEST) != (bucket == Layout.Bucket.MANIFEST)) {
      throw new IllegalArgumentException("part 0 is the manifest and nothing else is");
    }
    return new SealedPart(new PartName(caseId, part), content, bucket, plan);
  }

  /**
   * Signs the record.
   *
   * @param parts of all parts, from the manifest (0) up, without a gap
   */
  public Commit commit(List<PartFacts> parts) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).number() != i) {
        throw new IllegalArgumentException("parts with a gap");
      }
    }
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a case without a manifest");
    }
    CommitRecord record =
        new CommitRecord(caseId, signer.keyId(), keyring.epoch(), keyring.digest(), parts);
    return new Commit(caseId, record.signed(signer));
  }
}

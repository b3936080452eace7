package org.ecluse.vault.s3;

import io.minio.CopyObjectArgs;
import io.minio.ListObjectVersionsArgs;
import io.minio.SourceObject;
import io.minio.messages.Item;
import io.minio.messages.ListVersionsResult;
import java.util.Comparator;
import java.util.Optional;

/**
 * The old versions of one object. To bring one back it is copied to the top, which takes the right
 * to put and not the right to destroy versions: an admin's stolen credential can hide things, and
 * nothing more.
 */
record Versions(Bucket bucket, String key) {

  /** Objects whose name begins with the key; none of our names has so many heirs. */
  private static final int PAGE = 1000;

  /** Whether the object is there, now or again. */
  boolean bringBack() throws S3Failure {
    ListVersionsResult versions = list();
    if (versions.contents().stream().anyMatch(v -> isKey(v, versions) && v.isLatest())) {
      return true;
    }
    Optional<? extends Item> newest =
        versions.contents().stream()
            .filter(v -> isKey(v, versions))
            .max(Comparator.comparing(Item::lastModified));
    if (newest.isEmpty()) {
      return false;
    }
    copy(newest.get().versionId());
    return true;
  }

  private boolean isKey(Item version, ListVersionsResult versions) {
    version.setEncodingType(versions.encodingType());
    return version.objectName().equals(key);
  }

  private ListVersionsResult list() throws S3Failure {
    ListObjectVersionsArgs wanted =
        ListObjectVersionsArgs.builder()
            .bucket(bucket.name())
            .prefix(key)
            .encodingType("url")
            .maxKeys(PAGE)
            .build();
    return bucket.calls().retrying(() -> bucket.client().listObjectVersions(wanted)).result();
  }

  private void copy(String version) throws S3Failure {
    CopyObjectArgs copy =
        CopyObjectArgs.builder()
            .bucket(bucket.name())
            .object(key)
            .source(
                SourceObject.builder().bucket(bucket.name()).object(key).versionId(version).build())
            .build();
    bucket.calls().retrying(() -> bucket.reader().copyObject(copy));
  }
}

package org.ecluse.vault.s3;

import io.minio.CopyObjectArgs;
import io.minio.ListObjectVersionsArgs;
import io.minio.SourceObject;
import io.minio.messages.Item;
import io.minio.messages.ListVersionsResult;
import java.util.List;
import java.util.Optional;

/**
 * The old versions of one object. To bring one back it is copied to the top, which takes the right
 * to put and not the right to destroy versions: an admin's stolen credential can hide things, and
 * nothing more.
 */
record Versions(Bucket bucket, String key) {

  /** Names that begin with the key, and their versions; none of our names has so many. */
  private static final int PAGE = 1000;

  /** Whether the object is there, now or again. */
  boolean bringBack() throws S3Failure {
    Optional<? extends Item> newest = newest();
    if (newest.isPresent() && !newest.get().isLatest()) {
      toTheTop(newest.get());
    }
    return newest.isPresent();
  }

  /** The last version that was no deletion. */
  Optional<? extends Item> newest() throws S3Failure {
    ListVersionsResult all = list();
    return ofKey(all.contents(), all).stream().findFirst();
  }

  /**
   * Versions since the object was last deleted, the newest first, as the server ordered them: that
   * order is one, however many wrote at once.
   */
  List<? extends Item> sinceDeleted() throws S3Failure {
    ListVersionsResult all = list();
    Optional<? extends Item> deleted = ofKey(all.deleteMarkers(), all).stream().findFirst();
    return ofKey(all.contents(), all).stream()
        .filter(v -> deleted.isEmpty() || v.lastModified().isAfter(deleted.get().lastModified()))
        .toList();
  }

  private <T extends Item> List<T> ofKey(List<T> items, ListVersionsResult all) {
    items.forEach(item -> item.setEncodingType(all.encodingType()));
    return items.stream().filter(item -> item.objectName().equals(key)).toList();
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

  /** Makes an old version the one that is read. */
  void toTheTop(Item version) throws S3Failure {
    CopyObjectArgs copy =
        CopyObjectArgs.builder()
            .bucket(bucket.name())
            .object(key)
            .source(
                SourceObject.builder()
                    .bucket(bucket.name())
                    .object(key)
                    .versionId(version.versionId())
                    .build())
            .build();
    // The server answers when it has copied, which may be gigabytes.
    bucket.calls().retrying(() -> bucket.reader().copyObject(copy));
  }
}

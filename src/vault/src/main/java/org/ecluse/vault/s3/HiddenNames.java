package org.ecluse.vault.s3;

import io.minio.ListObjectVersionsArgs;
import io.minio.messages.Item;
import io.minio.messages.ListVersionsResult;
import java.time.ZonedDateTime;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Names whose newest version says "deleted" and that still have an older one. A mark without any
 * version is what the lifecycle left of something that ended.
 */
record HiddenNames(Bucket bucket) {

  private static final int PAGE = 1000;

  /** Each such name, and when it was last hidden. */
  NavigableMap<String, ZonedDateTime> below(String prefix) throws S3Failure {
    NavigableMap<String, ZonedDateTime> marked = new TreeMap<>();
    TreeSet<String> kept = new TreeSet<>();
    ListVersionsResult page;
    String key = "";
    String version = "";
    do {
      page = page(prefix, key, version);
      // The mark is the newest of its name, so it comes on no later page than the versions.
      for (Item mark : page.deleteMarkers()) {
        mark.setEncodingType(page.encodingType());
        if (mark.isLatest()) {
          marked.put(mark.objectName(), mark.lastModified());
        }
      }
      for (Item old : page.contents()) {
        old.setEncodingType(page.encodingType());
        if (marked.containsKey(old.objectName())) {
          kept.add(old.objectName());
        }
      }
      key = page.nextKeyMarker();
      version = page.nextVersionIdMarker();
    } while (page.isTruncated() && key != null);
    marked.keySet().retainAll(kept);
    return marked;
  }

  private ListVersionsResult page(
      String prefix, String key, @org.jspecify.annotations.Nullable String version)
      throws S3Failure {
    ListObjectVersionsArgs.Builder page =
        ListObjectVersionsArgs.builder()
            .bucket(bucket.name())
            .prefix(prefix)
            .encodingType("url")
            .maxKeys(PAGE);
    if (!key.isEmpty()) {
      page.keyMarker(key);
      if (version != null) {
        page.versionIdMarker(version);
      }
    }
    ListObjectVersionsArgs wanted = page.build();
    return bucket.calls().retrying(() -> bucket.client().listObjectVersions(wanted)).result();
  }
}

package org.ecluse.vault.s3;

import io.minio.ObjectWriteResponse;
import io.minio.messages.Item;
import java.util.List;
import java.util.Optional;
import org.ecluse.core.VaultException;
import org.ecluse.core.VaultException.Kind;

/**
 * Puts under names that must be free.
 *
 * <p>{@code If-None-Match: *} decides it where the server honours it. Ceph does so in plain buckets
 * only: in a versioned one every put succeeds (seen with 16.2). There the order of the versions
 * decides: the oldest one has won, and whoever sees that it is not their own puts the oldest back
 * on top. For a moment the loser's bytes can be read; names with several writers are keyring epochs
 * alone, which are signed. A credential that may not look at versions (intake) makes names that
 * nobody else knows.
 */
final class CreateOnly {

  private final Bucket bucket;

  /** This credential may put, but not look at versions: learnt once. */
  private volatile boolean blind;

  CreateOnly(Bucket bucket) {
    this.bucket = bucket;
  }

  /**
   * Stores the bytes.
   *
   * @throws VaultException of kind {@link Kind#EXISTS} if others were first
   * @throws S3Failure with status 412 if the server says so itself
   */
  void put(String key, byte[] bytes) throws S3Failure, VaultException {
    Versions versions = new Versions(bucket, key);
    Optional<List<? extends Item>> before = look(versions);
    if (before.isPresent() && !before.get().isEmpty()) {
      throw new VaultException(Kind.EXISTS);
    }
    ObjectWriteResponse stored = bucket.calls().retrying(bucket.putNew(key, bytes));
    if (before.isEmpty()) {
      blind = true;
    } else if (stored.versionId() != null) {
      decide(versions, stored.etag());
    }
  }

  private Optional<List<? extends Item>> look(Versions versions) throws S3Failure {
    if (blind) {
      return Optional.empty();
    }
    try {
      return Optional.of(versions.sinceDeleted());
    } catch (S3Failure failure) {
      if (failure.refused()) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private static void decide(Versions versions, String own) throws S3Failure, VaultException {
    List<? extends Item> all = versions.sinceDeleted();
    if (all.isEmpty()) {
      throw new VaultException(Kind.UNREACHABLE);
    }
    Item winner = all.getLast();
    if (!same(winner.etag(), all.getFirst().etag())) {
      versions.toTheTop(winner);
    }
    if (!same(winner.etag(), own)) {
      throw new VaultException(Kind.EXISTS);
    }
  }

  /** By content, since an attempt whose answer was lost left a version that is ours too. */
  private static boolean same(String etag, String other) {
    return etag.replace("\"", "").equals(other.replace("\"", ""));
  }
}

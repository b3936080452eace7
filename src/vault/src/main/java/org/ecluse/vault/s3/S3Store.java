package org.ecluse.vault.s3;

import io.minio.GetObjectArgs;
import io.minio.ListObjectsV2Args;
import io.minio.RemoveObjectArgs;
import io.minio.messages.Contents;
import io.minio.messages.ListBucketResultV2;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ecluse.core.VaultException;
import org.ecluse.core.VaultException.Kind;
import org.ecluse.vault.ObjectStore;

/**
 * Objects in a bucket. Writing never asks for more than the right to put: no stat, no list, no look
 * at the bucket; that a put was answered with success is all that is known, and all that is needed.
 * Reading is for other credentials.
 */
public final class S3Store implements ObjectStore {

  /** Streams up to here are one request from a small buffer, in bytes. */
  private static final int SMALL = 256 << 10;

  private static final int PAGE = 1000;
  private static final String NO_KEY = "NoSuchKey";

  private final Bucket bucket;
  private final CreateOnly createOnly;
  private final boolean anyRights;

  private S3Store(Bucket bucket, boolean anyRights) {
    this.bucket = bucket;
    this.createOnly = new CreateOnly(bucket);
    this.anyRights = anyRights;
  }

  /**
   * A store at this place.
   *
   * @throws org.ecluse.core.Settings.BadSetting if credentials or authority cannot be used
   */
  public static ObjectStore open(S3Location location, S3Line line) {
    return over(Bucket.open(location, line), line.anyRights());
  }

  static S3Store over(Bucket bucket, boolean anyRights) {
    return new S3Store(bucket, anyRights);
  }

  @Override
  public void put(String key, InputStream bytes) throws IOException, VaultException {
    byte[] small = bytes.readNBytes(SMALL);
    try {
      if (small.length < SMALL) {
        bucket.calls().retrying(bucket.put(key, small, small.length));
      } else {
        Multipart.put(bucket, key, new SequenceInputStream(new ByteArrayInputStream(small), bytes));
      }
    } catch (S3Failure failure) {
      throw failure.translated();
    }
  }

  @Override
  public void create(String key, byte[] bytes) throws VaultException {
    try {
      createOnly.put(key, bytes);
    } catch (S3Failure failure) {
      VaultException translated = failure.translated();
      if (translated.kind() == Kind.EXISTS && failure.afterDoubt() && holds(key, bytes)) {
        return;
      }
      throw translated;
    }
  }

  /** Whether the name that is taken was taken by us, in an attempt whose answer was lost. */
  private boolean holds(String key, byte[] bytes) throws VaultException {
    try {
      Optional<InputStream> found = get(key);
      if (found.isEmpty()) {
        return false;
      }
      try (InputStream in = found.get()) {
        return Arrays.equals(in.readNBytes(bytes.length + 1), bytes);
      }
    } catch (IOException e) {
      throw new VaultException(Kind.UNREACHABLE);
    } catch (VaultException e) {
      if (e.kind() == Kind.FORBIDDEN) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void replace(String key, byte[] bytes) throws VaultException {
    try {
      bucket.calls().retrying(bucket.put(key, bytes, bytes.length));
    } catch (S3Failure failure) {
      throw failure.translated();
    }
  }

  @Override
  public void delete(String key) throws VaultException {
    try {
      RemoveObjectArgs object =
          RemoveObjectArgs.builder().bucket(bucket.name()).object(key).build();
      bucket.calls().retrying(() -> bucket.client().removeObject(object));
    } catch (S3Failure failure) {
      // Some servers answer so where others say that it is done.
      if (!failure.code().equals(NO_KEY)) {
        throw failure.translated();
      }
    }
  }

  @Override
  public boolean bringBack(String key) throws VaultException {
    try {
      return new Versions(bucket, key).bringBack();
    } catch (S3Failure failure) {
      if (failure.noVersions()) {
        return isThere(key);
      }
      throw failure.translated();
    }
  }

  private boolean isThere(String key) throws VaultException {
    Optional<InputStream> found = get(key);
    try (InputStream in = found.orElseGet(InputStream::nullInputStream)) {
      return in != null && found.isPresent();
    } catch (IOException e) {
      throw new VaultException(Kind.UNREACHABLE, e);
    }
  }

  @Override
  public Optional<InputStream> get(String key) throws VaultException {
    GetObjectArgs wanted = GetObjectArgs.builder().bucket(bucket.name()).object(key).build();
    try {
      return Optional.of(bucket.calls().retrying(() -> bucket.reader().getObject(wanted)));
    } catch (S3Failure failure) {
      // A bucket that is gone is 404 too, and must not look like a missing object.
      if (failure.code().equals(NO_KEY)) {
        return Optional.empty();
      }
      throw failure.translated();
    }
  }

  @Override
  public List<Entry> list(String prefix, Optional<String> after, int limit) throws VaultException {
    List<Entry> entries = new ArrayList<>();
    String last = after.orElse("");
    try {
      boolean more = true;
      String token = null;
      while (more && entries.size() < limit) {
        ListBucketResultV2 page = page(prefix, last, token, Math.min(PAGE, limit));
        for (Contents one : page.contents()) {
          one.setEncodingType(page.encodingType());
          entries.add(entry(one));
        }
        token = page.nextContinuationToken();
        more = page.isTruncated() && token != null;
      }
    } catch (S3Failure failure) {
      throw failure.translated();
    }
    return List.copyOf(entries.subList(0, Math.min(limit, entries.size())));
  }

  private ListBucketResultV2 page(
      String prefix, String after, @org.jspecify.annotations.Nullable String token, int limit)
      throws S3Failure {
    ListObjectsV2Args.Builder page =
        ListObjectsV2Args.builder()
            .bucket(bucket.name())
            .prefix(prefix)
            .delimiter("/")
            .encodingType("url")
            .maxKeys(limit);
    if (token != null) {
      page.continuationToken(token);
    } else if (!after.isEmpty()) {
      page.startAfter(after);
    }
    return bucket.calls().retrying(() -> bucket.client().listObjectsV2(page.build())).result();
  }

  private static Entry entry(Contents one) {
    return new Entry(
        one.objectName(),
        one.lastModified().withZoneSameInstant(ZoneOffset.UTC).toLocalDate().toString());
  }

  @Override
  public void probe() throws VaultException {
    new RightsProbe(bucket).canPut();
  }

  @Override
  public boolean probeRights() throws VaultException {
    if (!anyRights) {
      new RightsProbe(bucket).canDoNoMore();
    }
    return !anyRights;
  }
}

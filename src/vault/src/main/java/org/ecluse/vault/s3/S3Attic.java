package org.ecluse.vault.s3;

import io.minio.AbortMultipartUploadArgs;
import io.minio.GetObjectArgs;
import io.minio.ListMultipartUploadsArgs;
import io.minio.ListObjectsV2Args;
import io.minio.messages.Item;
import io.minio.messages.ListBucketResultV2;
import io.minio.messages.ListMultipartUploadsResult;
import io.minio.messages.ListObjectsResult;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import org.ecluse.core.VaultException;
import org.ecluse.core.VaultException.Kind;
import org.ecluse.vault.Attic;
import org.ecluse.vault.ObjectLayout;
import org.jspecify.annotations.Nullable;

/**
 * Old versions and unfinished uploads of a bucket. What is hidden, the bucket's lifecycle destroys:
 * no credential of ours has the right to.
 */
public final class S3Attic implements Attic {

  private static final int PAGE = 1000;
  private static final String UNVERSIONED = "null";
  private static final String NO_UPLOAD = "NoSuchUpload";

  private final Bucket bucket;

  private S3Attic(Bucket bucket) {
    this.bucket = bucket;
  }

  /**
   * The attic of the bucket at this place.
   *
   * @throws org.ecluse.core.Settings.BadSetting if credentials or authority cannot be used
   */
  public static Attic open(S3Location location, S3Line line) {
    return over(Bucket.open(location, line));
  }

  static Attic over(Bucket bucket) {
    return new S3Attic(bucket);
  }

  /** By the {@code Date} of an answer (RFC 9110 §6.6.1), which the server's own clock gives. */
  @Override
  public LocalDate today() throws VaultException {
    ListObjectsV2Args any = ListObjectsV2Args.builder().bucket(bucket.name()).maxKeys(1).build();
    String date =
        asking(() -> bucket.calls().retrying(() -> bucket.client().listObjectsV2(any)))
            .headers()
            .get("Date");
    if (date == null) {
      throw new VaultException(Kind.UNREACHABLE);
    }
    try {
      return day(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME));
    } catch (DateTimeException e) {
      throw new VaultException(Kind.UNREACHABLE, e);
    }
  }

  private static LocalDate day(ZonedDateTime time) {
    return time.withZoneSameInstant(ZoneOffset.UTC).toLocalDate();
  }

  @Override
  public List<String> folders(String prefix) throws VaultException {
    List<String> folders = new ArrayList<>();
    String token = null;
    do {
      ListBucketResultV2 page = page(prefix, token);
      for (ListObjectsResult.Prefix one : page.commonPrefixes()) {
        Item item = one.toItem();
        item.setEncodingType(page.encodingType());
        folders.add(item.objectName());
      }
      token = page.isTruncated() ? page.nextContinuationToken() : null;
    } while (token != null);
    return List.copyOf(folders);
  }

  private ListBucketResultV2 page(String prefix, @Nullable String token) throws VaultException {
    ListObjectsV2Args.Builder page =
        ListObjectsV2Args.builder()
            .bucket(bucket.name())
            .prefix(prefix)
            .delimiter("/")
            .encodingType("url")
            .maxKeys(PAGE);
    if (token != null) {
      page.continuationToken(token);
    }
    ListObjectsV2Args wanted = page.build();
    return asking(() -> bucket.calls().retrying(() -> bucket.client().listObjectsV2(wanted)))
        .result();
  }

  @Override
  public List<Hidden> hidden(String prefix) throws VaultException {
    return ofVersions(() -> new HiddenNames(bucket).below(prefix))
        .map(NavigableMap::entrySet)
        .orElse(Set.of())
        .stream()
        .map(entry -> new Hidden(entry.getKey(), day(entry.getValue())))
        .toList();
  }

  /** Objects of a bucket that keeps no versions have none, or one called "null". */
  @Override
  public boolean keeps(String key) throws VaultException {
    return ofVersions(() -> new Versions(bucket, key).newest())
        .flatMap(newest -> newest)
        .map(Item::versionId)
        .filter(version -> !version.equals(UNVERSIONED))
        .isPresent();
  }

  @Override
  public Optional<byte[]> peek(String key, int most) throws VaultException {
    Optional<? extends Item> newest =
        ofVersions(() -> new Versions(bucket, key).newest()).flatMap(found -> found);
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    GetObjectArgs version =
        GetObjectArgs.builder()
            .bucket(bucket.name())
            .object(key)
            .versionId(newest.get().versionId())
            .build();
    try (InputStream in =
        asking(() -> bucket.calls().retrying(() -> bucket.reader().getObject(version)))) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new VaultException(Kind.TOO_LARGE);
      }
      return Optional.of(bytes);
    } catch (IOException e) {
      throw new VaultException(Kind.UNREACHABLE, e);
    }
  }

  @Override
  public List<Remnant> unfinished() throws VaultException {
    List<Remnant> uploads = new ArrayList<>();
    ListMultipartUploadsResult page;
    String key = "";
    String upload = "";
    do {
      page = uploads(key, upload);
      for (ListMultipartUploadsResult.Upload one : page.uploads()) {
        one.setEncodingType(page.encodingType());
        uploads.add(new Remnant(one.objectName(), one.uploadId(), day(one.initiated())));
      }
      key = page.nextKeyMarker();
      upload = page.nextUploadIdMarker();
    } while (page.isTruncated() && key != null && upload != null);
    return List.copyOf(uploads);
  }

  private ListMultipartUploadsResult uploads(String key, String upload) throws VaultException {
    ListMultipartUploadsArgs.Builder page =
        ListMultipartUploadsArgs.builder()
            .bucket(bucket.name())
            .prefix(ObjectLayout.INBOX)
            .encodingType("url")
            .maxUploads(PAGE);
    if (!key.isEmpty()) {
      page.keyMarker(key).uploadIdMarker(upload);
    }
    ListMultipartUploadsArgs wanted = page.build();
    return asking(() -> bucket.calls().retrying(() -> bucket.client().listMultipartUploads(wanted)))
        .result();
  }

  @Override
  public List<Remnant> kept() {
    return List.of();
  }

  @Override
  public void destroy(Remnant remnant) throws VaultException {
    AbortMultipartUploadArgs upload =
        AbortMultipartUploadArgs.builder()
            .bucket(bucket.name())
            .object(remnant.name())
            .uploadId(remnant.id())
            .build();
    try {
      bucket.calls().retrying(() -> bucket.client().abortMultipartUpload(upload));
    } catch (S3Failure failure) {
      if (!failure.code().equals(NO_UPLOAD)) {
        throw failure.translated();
      }
    }
  }

  /** Nothing on a server that knows no versions: what was deleted there is gone. */
  private static <T> Optional<T> ofVersions(Question<T> question) throws VaultException {
    try {
      return Optional.of(question.ask());
    } catch (S3Failure failure) {
      if (failure.noVersions()) {
        return Optional.empty();
      }
      throw failure.translated();
    }
  }

  private interface Question<T> {
    T ask() throws S3Failure;
  }

  private static <T> T asking(Question<T> question) throws VaultException {
    try {
      return question.ask();
    } catch (S3Failure failure) {
      throw failure.translated();
    }
  }
}

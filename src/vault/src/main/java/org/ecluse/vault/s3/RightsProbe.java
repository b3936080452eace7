package org.ecluse.vault.s3;

import io.minio.GetObjectArgs;
import io.minio.ListMultipartUploadsArgs;
import io.minio.ListObjectVersionsArgs;
import io.minio.ListObjectsV2Args;
import io.minio.ObjectWriteResponse;
import io.minio.RemoveObjectArgs;
import io.minio.SetBucketVersioningArgs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import org.ecluse.core.VaultException;
import org.ecluse.core.VaultException.Kind;

/**
 * Tries what intake must be able to do, and what it must not. Everything tried is harmless if it
 * succeeds after all: it touches the probe object, names that no case can have, and a setting that
 * should be as the probe would set it.
 */
final class RightsProbe {

  /** Below {@code inbox/} and no case: the one object that a probe leaves. */
  static final String OBJECT = "inbox/probe";

  private static final byte[] BYTES = {1};
  private static final int TAKEN = 412;

  private final Bucket bucket;

  RightsProbe(Bucket bucket) {
    this.bucket = bucket;
  }

  /**
   * Whether a put would work now. A multipart upload that is given up asks everything of the server
   * that a put does, room included, and leaves not even a version behind.
   */
  void canPut() throws VaultException {
    try {
      Multipart.rehearse(bucket, OBJECT);
    } catch (S3Failure failure) {
      throw failure.translated();
    }
  }

  /**
   * Whether everything else is refused.
   *
   * @throws VaultException of kind {@link Kind#RIGHTS_TOO_WIDE} if anything succeeds
   */
  void canDoNoMore() throws VaultException {
    String version = overwritten();
    cannotRead(version);
    cannotList();
    cannotWriteElsewhere();
    cannotDelete(version);
  }

  /**
   * Puts the probe object twice. Where a put may always overwrite (Ceph), the old bytes must be
   * kept as a version, or one stolen intake key could destroy what it put; a server that can refuse
   * to overwrite needs no versions.
   *
   * @return the version of the probe object, or nothing
   */
  private String overwritten() throws VaultException {
    try {
      bucket.calls().retrying(bucket.putNew(OBJECT, BYTES));
    } catch (S3Failure failure) {
      if (failure.status() != TAKEN) {
        throw failure.translated();
      }
    }
    try {
      ObjectWriteResponse answer = bucket.calls().retrying(bucket.put(OBJECT, BYTES, BYTES.length));
      if (answer.versionId() == null || answer.versionId().equals("null")) {
        throw new VaultException(Kind.RIGHTS_TOO_WIDE);
      }
      return answer.versionId();
    } catch (S3Failure failure) {
      if (failure.refused()) {
        return "";
      }
      throw failure.translated();
    }
  }

  private void cannotRead(String version) throws VaultException {
    GetObjectArgs object = GetObjectArgs.builder().bucket(bucket.name()).object(OBJECT).build();
    cannot(() -> bucket.client().ask(object, "acl"));
    cannot(() -> read(object));
    if (!version.isEmpty()) {
      cannot(
          () ->
              read(
                  GetObjectArgs.builder()
                      .bucket(bucket.name())
                      .object(OBJECT)
                      .versionId(version)
                      .build()));
    }
  }

  private CompletableFuture<Boolean> read(GetObjectArgs object) {
    return bucket
        .client()
        .getObject(object)
        .thenApply(
            answer -> {
              try {
                answer.close();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              return true;
            });
  }

  private void cannotList() throws VaultException {
    for (String prefix : new String[] {"inbox/", "queue/", "desk/", "replies/", "keyring/"}) {
      cannot(
          () ->
              bucket
                  .client()
                  .listObjectsV2(
                      ListObjectsV2Args.builder()
                          .bucket(bucket.name())
                          .prefix(prefix)
                          .maxKeys(1)
                          .build()));
    }
    cannot(
        () ->
            bucket
                .client()
                .listObjectVersions(
                    ListObjectVersionsArgs.builder().bucket(bucket.name()).maxKeys(1).build()));
    cannot(
        () ->
            bucket
                .client()
                .listMultipartUploads(
                    ListMultipartUploadsArgs.builder().bucket(bucket.name()).build()));
  }

  private void cannotWriteElsewhere() throws VaultException {
    cannot(bucket.putNew("keyring/probe", BYTES));
    cannot(bucket.putNew("desk/probe", BYTES));
    cannot(
        () ->
            bucket
                .client()
                .set(
                    SetBucketVersioningArgs.builder()
                        .bucket(bucket.name())
                        .config(BucketSetup.VERSIONS)
                        .build(),
                    "versioning",
                    BucketSetup.VERSIONS));
  }

  private void cannotDelete(String version) throws VaultException {
    // Deleting a name that is not there succeeds for whoever may delete.
    cannot(() -> delete("queue/probe", ""));
    cannot(() -> delete("desk/probe", ""));
    cannot(() -> delete("keyring/probe", ""));
    if (!version.isEmpty()) {
      cannot(() -> delete(OBJECT, version));
    }
    cannot(() -> delete(OBJECT, ""));
  }

  private CompletableFuture<Boolean> delete(String key, String version) {
    RemoveObjectArgs.Builder object = RemoveObjectArgs.builder().bucket(bucket.name()).object(key);
    if (!version.isEmpty()) {
      object.versionId(version);
    }
    return bucket.client().removeObject(object.build());
  }

  /** Any answer but a refusal: 412 and 404 are for those who may. */
  private <T> void cannot(Calls.Request<T> request) throws VaultException {
    try {
      bucket.calls().retrying(request);
    } catch (S3Failure failure) {
      if (failure.refused()) {
        return;
      }
      if (failure.status() == S3Failure.SILENCE || failure.passing() || failure.full()) {
        throw failure.translated();
      }
    }
    throw new VaultException(Kind.RIGHTS_TOO_WIDE);
  }
}

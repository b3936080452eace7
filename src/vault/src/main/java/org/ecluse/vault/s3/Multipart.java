package org.ecluse.vault.s3;

import io.minio.AbortMultipartUploadArgs;
import io.minio.CompleteMultipartUploadArgs;
import io.minio.CreateMultipartUploadArgs;
import io.minio.Http;
import io.minio.UploadPartArgs;
import io.minio.messages.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Stores a stream of unknown length, holding one part in memory. The object appears whole when all
 * parts are there, or never: whatever fails, the parts are thrown away. What is left of a process
 * that was killed, the bucket's lifecycle removes.
 */
final class Multipart {

  /** The smallest part that S3 allows, in bytes; 10,000 of them hold 48 GiB. */
  static final int PART_BYTES = 5 << 20;

  private static final int MOST_PARTS = 10_000;
  private static final int NOT_FOUND = 404;

  private final Bucket bucket;
  private final String key;
  private final List<Part> parts = new ArrayList<>();

  /** The server's name for the upload; empty until there is more than one request's worth. */
  private String upload = "";

  private Multipart(Bucket bucket, String key) {
    this.bucket = bucket;
    this.key = key;
  }

  /**
   * Stores a stream as one object, in one request if it is shorter than a part.
   *
   * @throws IOException if the stream failed
   * @throws S3Failure if the store did
   */
  static void put(Bucket bucket, String key, InputStream stream) throws IOException, S3Failure {
    Multipart upload = new Multipart(bucket, key);
    boolean whole = false;
    try {
      boolean more = true;
      while (more) {
        more = bucket.buffers().lend(buffer -> upload.next(buffer, stream));
      }
      upload.complete();
      whole = true;
    } finally {
      if (!whole) {
        upload.abort();
      }
    }
  }

  /** Sends what comes next, and says whether more may come. */
  private boolean next(byte[] buffer, InputStream stream) throws IOException, S3Failure {
    int length = stream.readNBytes(buffer, 0, buffer.length);
    boolean more = length == buffer.length;
    if (!more && upload.isEmpty()) {
      bucket.calls().retrying(bucket.put(key, buffer, length));
    } else if (length > 0) {
      add(buffer, length);
    }
    return more;
  }

  private void begin() throws S3Failure {
    CreateMultipartUploadArgs wanted =
        CreateMultipartUploadArgs.builder()
            .bucket(bucket.name())
            .object(key)
            .headers(new Http.Headers("x-amz-checksum-algorithm", "SHA256"))
            .build();
    upload =
        bucket
            .calls()
            .retrying(() -> bucket.client().createMultipartUpload(wanted))
            .result()
            .uploadId();
  }

  /** Does all of it but the end: afterwards nothing is there. */
  static void rehearse(Bucket bucket, String key) throws S3Failure {
    Multipart upload = new Multipart(bucket, key);
    try {
      upload.add(new byte[] {1}, 1);
    } finally {
      upload.abort();
    }
  }

  private void add(byte[] bytes, int length) throws S3Failure {
    if (upload.isEmpty()) {
      begin();
    }
    int number = parts.size() + 1;
    if (number > MOST_PARTS) {
      throw new S3Failure(413, "EntityTooLarge");
    }
    Http.Headers headers =
        new Http.Headers(Http.Headers.X_AMZ_CONTENT_SHA256, Bucket.digest(bytes, length));
    UploadPartArgs part =
        UploadPartArgs.builder()
            .bucket(bucket.name())
            .object(key)
            .uploadId(upload)
            .partNumber(number)
            .buffer(new Slice(bytes, length))
            .headers(headers)
            .build();
    parts.add(bucket.calls().retrying(() -> bucket.client().uploadPart(part)).part());
  }

  private void complete() throws S3Failure {
    if (upload.isEmpty()) {
      return;
    }
    CompleteMultipartUploadArgs all =
        CompleteMultipartUploadArgs.builder()
            .bucket(bucket.name())
            .object(key)
            .uploadId(upload)
            .parts(parts.toArray(Part[]::new))
            .maxRetries(1)
            .build();
    try {
      bucket.calls().retrying(() -> bucket.client().completeMultipartUpload(all));
    } catch (S3Failure failure) {
      // Only completing ends an upload that nobody else knows: so the attempt we heard nothing of
      // was carried out.
      if (failure.status() != NOT_FOUND || !failure.afterDoubt()) {
        throw failure;
      }
    }
  }

  private void abort() {
    if (upload.isEmpty()) {
      return;
    }
    boolean interrupted = Thread.interrupted();
    try {
      bucket
          .calls()
          .retrying(
              () ->
                  bucket
                      .client()
                      .abortMultipartUpload(
                          AbortMultipartUploadArgs.builder()
                              .bucket(bucket.name())
                              .object(key)
                              .uploadId(upload)
                              .build()));
    } catch (S3Failure left) {
      // Nothing visible is left, only parts that the lifecycle removes; and the failure that
      // brought
      // us here must not be hidden by this one.
      return;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

package org.ecluse.vault.s3;

import io.minio.CreateMultipartUploadArgs;
import org.ecluse.vault.Attic;
import org.ecluse.vault.shelf.Grace;
import org.ecluse.vault.shelf.Opened;
import org.ecluse.vault.shelf.Steps;

/** Uploads of parts that nobody completes. */
final class Uploads {

  private Uploads() {}

  static void begin(Bucket bucket, String key) throws Exception {
    CreateMultipartUploadArgs upload =
        CreateMultipartUploadArgs.builder().bucket(bucket.name()).object(key).build();
    Calls.once(() -> bucket.client().createMultipartUpload(upload));
  }

  /** How many a sweep throws away that believes it is so many days later. */
  static int sweptAfter(Bucket bucket, int days) throws Exception {
    Attic later =
        new Steps(S3Store.over(bucket, true), S3Attic.over(bucket), days, s -> {}).attic();
    return new Opened(S3Store.over(bucket, true), later, new Grace(14, 14)).swept().unfinished();
  }
}

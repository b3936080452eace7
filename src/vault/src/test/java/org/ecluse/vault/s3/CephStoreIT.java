package org.ecluse.vault.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.minio.ListMultipartUploadsArgs;
import io.minio.ListObjectVersionsArgs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.assertj.core.api.Assertions;
import org.ecluse.core.CaseId;
import org.ecluse.core.PartName;
import org.ecluse.vault.ObjectLayout;
import org.ecluse.vault.ObjectStore;
import org.ecluse.vault.ObjectStoreContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CephGateway.Extension.class)
final class CephStoreIT extends ObjectStoreContract {

  private static final PartName PART = new PartName(CaseId.random(), 1);

  private final Bucket bucket;

  CephStoreIT(CephGateway server) throws Exception {
    this.bucket = server.freshBucket();
    BucketSetup.keepVersions(bucket);
  }

  @Override
  protected ObjectStore store() {
    return S3Store.over(bucket, true);
  }

  @Test
  void keepsWhatItReplacesAsAnOldVersion() throws Exception {
    String key = ObjectLayout.head(PART);
    store().put(key, new ByteArrayInputStream(new byte[] {1}));
    store().replace(key, new byte[] {2});
    var versions =
        Calls.once(
                () ->
                    bucket
                        .client()
                        .listObjectVersions(
                            ListObjectVersionsArgs.builder()
                                .bucket(bucket.name())
                                .prefix(key)
                                .build()))
            .result();
    assertThat(versions.contents()).hasSize(2);
  }

  @Test
  void throwsAwayThePartsOfAStreamThatBreaksInItsThird() throws Exception {
    InputStream closed = InputStream.nullInputStream();
    closed.close();
    InputStream broken =
        new SequenceInputStream(
            new ByteArrayInputStream(new byte[2 * Multipart.PART_BYTES + 100]), closed);
    Assertions.assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> store().put(ObjectLayout.body(PART), broken));
    assertThat(store().get(ObjectLayout.body(PART))).isEmpty();
    var uploads =
        Calls.once(
                () ->
                    bucket
                        .client()
                        .listMultipartUploads(
                            ListMultipartUploadsArgs.builder().bucket(bucket.name()).build()))
            .result();
    assertThat(uploads.uploads()).isEmpty();
  }
}

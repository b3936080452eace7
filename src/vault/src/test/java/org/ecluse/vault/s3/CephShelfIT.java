package org.ecluse.vault.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.ecluse.core.CaseId;
import org.ecluse.core.PartName;
import org.ecluse.vault.Attic;
import org.ecluse.vault.ObjectLayout;
import org.ecluse.vault.ObjectStore;
import org.ecluse.vault.shelf.TrashContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CephGateway.Extension.class)
final class CephShelfIT extends TrashContract {

  private final Bucket bucket;

  CephShelfIT(CephGateway server) throws Exception {
    this.bucket = server.freshBucket();
    BucketSetup.keepVersions(bucket);
  }

  @Override
  protected ObjectStore store() {
    return S3Store.over(bucket, true);
  }

  @Override
  protected Attic attic() {
    return S3Attic.over(bucket);
  }

  @Test
  void throwsAwayUploadsThatNobodyCompletedAfter14Days() throws Exception {
    Uploads.begin(bucket, ObjectLayout.body(new PartName(CaseId.random(), 0)));
    Uploads.begin(bucket, ObjectLayout.body(new PartName(CaseId.random(), 1)));
    assertThat(Uploads.sweptAfter(bucket, 14)).isZero();
    assertThat(Uploads.sweptAfter(bucket, 15)).isEqualTo(2);
    assertThat(Uploads.sweptAfter(bucket, 15)).isZero();
  }
}

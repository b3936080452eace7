package org.ecluse.vault.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.ecluse.core.CaseId;
import org.ecluse.core.PartName;
import org.ecluse.vault.Attic;
import org.ecluse.vault.ObjectLayout;
import org.ecluse.vault.ObjectStore;
import org.ecluse.vault.shelf.CaseTrash;
import org.ecluse.vault.shelf.CaseTrash.Outcome;
import org.ecluse.vault.shelf.Opened;
import org.ecluse.vault.shelf.ShelfContract;
import org.ecluse.vault.shelf.Stored;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(S3Proxy.Extension.class)
final class S3ProxyShelfIT extends ShelfContract {

  private final Bucket bucket;

  S3ProxyShelfIT(S3Proxy server) throws Exception {
    this.bucket = server.freshBucket();
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

  @Test
  void saysThatWhatIsDeletedHereIsGone() throws Exception {
    Stored whole = Stored.whole(store(), 1);
    CaseTrash trash = new Opened(store(), attic(), GRACE).trash();
    assertThat(trash.daysAfterDeletion(whole.caseId())).isZero();
    assertThat(trash.bringBack(whole.caseId())).isEqualTo(Outcome.NEVER_GONE);
    trash.delete(whole.caseId());
    assertThat(trash.list()).isEmpty();
    assertThat(trash.bringBack(whole.caseId())).isEqualTo(Outcome.NOTHING);
  }
}

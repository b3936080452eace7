package org.ecluse.vault.s3;

import org.ecluse.vault.ObjectStore;
import org.ecluse.vault.ObjectStoreContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(S3Proxy.Extension.class)
final class S3ProxyStoreIT extends ObjectStoreContract {

  private final Bucket bucket;

  S3ProxyStoreIT(S3Proxy server) throws Exception {
    this.bucket = server.freshBucket();
  }

  @Override
  protected ObjectStore store() {
    return S3Store.over(bucket, true);
  }

  @Override
  protected boolean keepsWhatIsDeleted() {
    return false;
  }
}

package org.ecluse.vault.s3;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CephGateway.Extension.class)
final class CephFaultsIT extends FaultContract {

  CephFaultsIT(CephGateway server) throws Exception {
    super(server, versioned(server));
  }

  private static Bucket versioned(CephGateway server) throws Exception {
    Bucket bucket = server.freshBucket();
    BucketSetup.keepVersions(bucket);
    return bucket;
  }
}

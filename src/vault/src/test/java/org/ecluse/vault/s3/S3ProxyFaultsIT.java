package org.ecluse.vault.s3;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(S3Proxy.Extension.class)
final class S3ProxyFaultsIT extends FaultContract {

  S3ProxyFaultsIT(S3Proxy server) throws Exception {
    super(server, server.freshBucket());
  }
}

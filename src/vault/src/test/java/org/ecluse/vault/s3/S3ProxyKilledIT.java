package org.ecluse.vault.s3;

import java.util.Map;
import org.ecluse.vault.Attic;
import org.ecluse.vault.ObjectStore;
import org.ecluse.vault.shelf.KilledContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(S3Proxy.Extension.class)
final class S3ProxyKilledIT extends KilledContract {

  private final S3Proxy server;
  private final Bucket bucket;

  S3ProxyKilledIT(S3Proxy server) throws Exception {
    this.server = server;
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

  @Override
  protected Map<String, String> environment() {
    return Map.of(
        "ECLUSE_VAULT",
        "s3:http://127.0.0.1:" + server.port() + "/" + bucket.name(),
        "ECLUSE_VAULT_CREDENTIALS",
        server.owner().toString());
  }

  @Override
  protected int stride() {
    return Boolean.getBoolean("ecluse.long") ? 1 : 4;
  }

  @Override
  protected boolean keeps() {
    return false;
  }
}

package org.ecluse.vault.s3;

import java.io.IOException;
import java.nio.file.Path;
import org.ecluse.testkit.store.CephServer;

/** Ceph RADOS Gateway: users, policies, versions and lifecycles. */
final class CephGateway implements S3Server {

  static final class Extension extends Running<CephGateway> {
    Extension() {
      super(CephGateway.class);
    }

    @Override
    CephGateway start() throws Exception {
      return new CephGateway();
    }
  }

  private final CephServer server = new CephServer();

  CephGateway() throws Exception {}

  /** Makes store users with {@code deploy/s3/setup users}, as an operator would. */
  void users(String... names) throws Exception {
    server.users(names);
  }

  /** The file with the credential of a user made before. */
  Path credentials(String user) {
    return server.credentials(user);
  }

  /** Runs {@code deploy/s3/setup apply} on a bucket, as an operator would. */
  void apply(String bucket, String... arguments) throws Exception {
    server.apply(bucket, arguments);
  }

  @Override
  public int port() {
    return server.port();
  }

  @Override
  public Path owner() {
    return server.owner();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

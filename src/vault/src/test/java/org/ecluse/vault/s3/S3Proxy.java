package org.ecluse.vault.s3;

import java.io.IOException;
import java.nio.file.Path;
import org.ecluse.testkit.store.S3ProxyServer;

/** s3proxy: it knows one key, and neither policies nor versions. */
final class S3Proxy implements S3Server {

  static final class Extension extends Running<S3Proxy> {
    Extension() {
      super(S3Proxy.class);
    }

    @Override
    S3Proxy start() throws Exception {
      return new S3Proxy("");
    }
  }

  private final S3ProxyServer server;

  /**
   * @param more lines for its configuration
   */
  S3Proxy(String more) throws Exception {
    server = new S3ProxyServer(more);
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

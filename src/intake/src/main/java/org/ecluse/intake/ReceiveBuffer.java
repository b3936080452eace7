package org.ecluse.intake;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * Bounds what the kernel holds of a connection that is paused. It would let it grow to megabytes,
 * and the event loop reads all of it into memory before it notices the pause.
 */
@Singleton
final class ReceiveBuffer implements HttpServerOptionsCustomizer {

  private static final int BYTES = 128 << 10;

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    options.setReceiveBufferSize(BYTES);
  }
}

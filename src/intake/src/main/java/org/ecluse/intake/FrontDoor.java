package org.ecluse.intake;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.ecluse.core.Quotas;
import org.ecluse.intake.circuit.Circuit;
import org.ecluse.intake.circuit.CircuitGate;
import org.ecluse.intake.circuit.Line;
import org.ecluse.intake.circuit.Lines;
import org.ecluse.intake.web.Site;

/**
 * The listener for sources, on one event loop. Each connection is asked for its circuit and counted
 * before it can say anything; each request goes to the site together with its line, also one that
 * the codec could not read.
 */
final class FrontDoor extends AbstractVerticle {

  /** Smaller pieces cost two to four times the processor time; larger ones only memory. */
  private static final int PIECE_BYTES = 64 << 10;

  private static final int BACKLOG = 1024;

  /**
   * What the kernel may hold of a connection that is paused. It would let it grow to megabytes, and
   * the event loop reads all of it into memory before it notices the pause.
   */
  private static final int RECEIVE_BUFFER_BYTES = 128 << 10;

  private final Listener listener;
  private final Quotas quotas;
  private final Site site;
  private final Lines lines;
  private final CircuitGate circuits;

  /** Only this event loop's connections. */
  private final IdentityHashMap<HttpConnection, Line> open = new IdentityHashMap<>();

  FrontDoor(Listener listener, Quotas quotas, Site site, Lines lines, CircuitGate circuits) {
    this.listener = listener;
    this.quotas = quotas;
    this.site = site;
    this.lines = lines;
    this.circuits = circuits;
  }

  @Override
  public void start(Promise<Void> started) {
    vertx
        .createHttpServer(options())
        .connectionHandler(this::enter)
        .requestHandler(request -> withLine(request, site::serve))
        .invalidRequestHandler(request -> withLine(request, site::refuse))
        .exceptionHandler(error -> {})
        .listen(address())
        .<Void>mapEmpty()
        .onComplete(started);
  }

  private HttpServerOptions options() {
    HttpServerOptions options =
        new HttpServerOptions()
            .setUseProxyProtocol(listener instanceof Listener.Unix)
            .setProxyProtocolTimeout(quotas.head().toSeconds())
            .setProxyProtocolTimeoutUnit(TimeUnit.SECONDS)
            .setMaxInitialLineLength(quotas.lineBytes())
            .setMaxHeaderSize(quotas.headBytes())
            .setMaxChunkSize(PIECE_BYTES)
            .setHttp2ClearTextEnabled(false);
    options.setIdleTimeout((int) quotas.idle().toSeconds()).setIdleTimeoutUnit(TimeUnit.SECONDS);
    options.setAcceptBacklog(BACKLOG).setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
    return options;
  }

  private SocketAddress address() {
    return switch (listener) {
      case Listener.Loopback(int port) -> SocketAddress.inetSocketAddress(port, "127.0.0.1");
      case Listener.Unix(var path) -> SocketAddress.domainSocketAddress(path.toString());
      case Listener.Off off -> throw new IllegalStateException("sources have a listener");
    };
  }

  private void enter(HttpConnection connection) {
    Optional<Circuit> circuit = circuits.of(connection);
    Optional<Line> line = circuit.flatMap(c -> lines.enter(c, connection::close));
    if (line.isEmpty()) {
      connection.close();
      return;
    }
    open.put(connection, line.get());
    connection.closeHandler(
        closed -> {
          open.remove(connection);
          lines.leave(line.get());
        });
  }

  private void withLine(HttpServerRequest request, BiConsumer<HttpServerRequest, Line> handler) {
    Line line = open.get(request.connection());
    if (line != null) {
      handler.accept(request, line);
    }
  }
}

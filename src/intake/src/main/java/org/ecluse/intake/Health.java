package org.ecluse.intake;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.ecluse.intake.gate.Gate;
import org.ecluse.intake.gate.GateState;
import org.ecluse.sandbox.AotState;
import org.ecluse.seal.CommitSigner;
import org.ecluse.seal.Keyring;

/**
 * What admins may know of a running intake: whether the gate is open, or the reason why not. On a
 * listener of its own, never on the one that sources reach. No count, no time: both would speak of
 * sources.
 */
@Singleton
class Health {

  private static final int OPEN = 200;
  private static final int NOT_FOUND = 404;
  private static final int CLOSED = 503;

  private final Gate gate;
  private final CommitSigner signer;
  private final Clock clock;
  private final AotState startCache = StartCache.state();

  Health(Gate gate, CommitSigner signer, Clock clock) {
    this.gate = gate;
    this.signer = signer;
    this.clock = clock;
  }

  /** Listens until the process ends. A listener that cannot be had keeps it from starting. */
  void listen(Vertx vertx, Listener listener) {
    Optional<SocketAddress> address =
        switch (listener) {
          case Listener.Loopback(int port) ->
              Optional.of(SocketAddress.inetSocketAddress(port, "127.0.0.1"));
          case Listener.Unix(var path) ->
              Optional.of(SocketAddress.domainSocketAddress(path.toString()));
          case Listener.Off off -> Optional.empty();
        };
    address.ifPresent(
        at ->
            vertx
                .createHttpServer()
                .requestHandler(this::answer)
                .listen(at)
                .toCompletionStage()
                .toCompletableFuture()
                .join());
  }

  private void answer(HttpServerRequest request) {
    if (!request.method().equals(HttpMethod.GET) || !"/health".equals(request.path())) {
      request.response().setStatusCode(NOT_FOUND).end();
      return;
    }
    GateState state = gate.state();
    request
        .response()
        .setStatusCode(state.open() ? OPEN : CLOSED)
        .putHeader("Content-Type", "application/json")
        .end(json(state).encode() + "\n");
  }

  private JsonObject json(GateState state) {
    JsonObject health = new JsonObject().put("gate", state.open() ? "open" : "closed");
    switch (state) {
      case GateState.Open(Keyring keyring) ->
          health.put("epoch", keyring.epoch()).put("keyring_days_left", keyring.daysLeft(clock));
      case GateState.Closed(String reason, Optional<Keyring> keyring) ->
          health.put("reason", reason);
    }
    health.put("start_cache", startCache.name().toLowerCase(Locale.ROOT));
    return health.put("node", signer.keyId()).put("node_public_key", signer.publicKeyText());
  }
}

package org.ecluse.intake;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.ecluse.intake.gate.Gate;
import org.ecluse.intake.gate.GateState;
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
  private static final int CLOSED = 503;

  private final Gate gate;
  private final CommitSigner signer;
  private final Clock clock;

  Health(Gate gate, CommitSigner signer, Clock clock) {
    this.gate = gate;
    this.signer = signer;
    this.clock = clock;
  }

  void answer(HttpServerResponse response) {
    GateState state = gate.state();
    JsonObject health = new JsonObject().put("gate", state.open() ? "open" : "closed");
    switch (state) {
      case GateState.Open(Keyring keyring) ->
          health.put("epoch", keyring.epoch()).put("keyring_days_left", keyring.daysLeft(clock));
      case GateState.Closed(String reason, Optional<Keyring> keyring) ->
          health.put("reason", reason);
    }
    health.put("node", signer.keyId()).put("node_public_key", signer.publicKeyText());
    response.setStatusCode(state.open() ? OPEN : CLOSED);
    response.putHeader("Content-Type", "application/json");
    response.end(health.encode() + "\n");
  }
}

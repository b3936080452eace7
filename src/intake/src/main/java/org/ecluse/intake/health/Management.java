package org.ecluse.intake.health;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The listener for admins: {@code GET /health} and {@code GET /metrics}, on 127.0.0.1 or a socket
 * file that only this user can open; never on the one that sources reach.
 */
public final class Management {

  private static final int OPEN = 200;
  private static final int NOT_FOUND = 404;
  private static final int METHOD = 405;
  private static final int WRONG_HOST = 421;
  private static final int CLOSED = 503;
  private static final int IDLE_SECONDS = 60;

  /** A page under another name could be read by the scripts of whoever owns that name. */
  private static final Pattern LOOPBACK =
      Pattern.compile("(?:127\\.0\\.0\\.1|localhost|\\[::1])(?::[0-9]{1,5})?");

  private final Checkup checkup;

  public Management(Checkup checkup) {
    this.checkup = checkup;
  }

  /** Listens on a loopback port until the process ends. */
  public void listen(Vertx vertx, int port) {
    listen(vertx, SocketAddress.inetSocketAddress(port, "127.0.0.1"), true);
  }

  /**
   * Listens on a socket file.
   *
   * @throws IOException if the file cannot be had, or another program answers there
   */
  public void listen(Vertx vertx, Path path) throws IOException {
    SocketFile file = SocketFile.at(path);
    listen(vertx, SocketAddress.domainSocketAddress(file.hidden().toString()), false);
    file.show();
  }

  private void listen(Vertx vertx, SocketAddress address, boolean named) {
    HttpServerOptions options = new HttpServerOptions().setIdleTimeout(IDLE_SECONDS);
    vertx
        .createHttpServer(options)
        .requestHandler(request -> answer(request, named))
        .listen(address)
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  private void answer(HttpServerRequest request, boolean named) {
    List<String> hosts = request.headers().getAll("Host");
    if (named
        && (hosts.size() != 1
            || !LOOPBACK.matcher(hosts.getFirst().toLowerCase(Locale.ROOT)).matches())) {
      request.response().setStatusCode(WRONG_HOST).end();
      return;
    }
    boolean health = "/health".equals(request.path());
    if (!health && !"/metrics".equals(request.path())) {
      request.response().setStatusCode(NOT_FOUND).end();
    } else if (!request.method().equals(HttpMethod.GET)) {
      request.response().setStatusCode(METHOD).putHeader("Allow", "GET").end();
    } else if (health) {
      health(request);
    } else {
      end(request, OPEN, Exposition.MEDIA_TYPE, Metrics.of(checkup.vitals()));
    }
  }

  private void health(HttpServerRequest request) {
    Vitals vitals = checkup.vitals();
    int status = vitals.open() ? OPEN : CLOSED;
    if (wantsText(request)) {
      end(request, status, "text/plain; charset=utf-8", HealthText.of(vitals));
    } else {
      end(request, status, "application/json", HealthJson.of(vitals));
    }
  }

  /** Programs that parse say so, or say nothing at all; curl and browsers take anything. */
  private static boolean wantsText(HttpServerRequest request) {
    String accept = request.getHeader("Accept");
    return accept != null && !accept.contains("application/json");
  }

  private static void end(HttpServerRequest request, int status, String type, String text) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", type)
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Content-Type-Options", "nosniff")
        .end(text);
  }
}

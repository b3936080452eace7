package org.ecluse.console.door;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * Sees every request before anything else does. It sets the headers of the answer, then asks in
 * this order: a method we have, our own name as Host (so that no name a hostile resolver points at
 * 127.0.0.1 gets an answer), a form that one of our own pages sent, a session. What fails is
 * answered here, with a page.
 */
public final class Gate {

  /** Paths that answer without a session: the way in, and the style of the page that refuses. */
  private static final Pattern OPEN = Pattern.compile("/enter/[^/]*|/style\\.css");

  private static final String FORM_TYPE = "application/x-www-form-urlencoded";
  private static final String SESSION = Session.class.getName();
  private static final long PATIENCE_MILLIS = 2000;

  private final Sessions sessions;
  private final Set<String> authorities;
  private final BiFunction<Turned, RoutingContext, String> pages;

  /**
   * Over the sessions of this process.
   *
   * @param pages writes the page of a refusal
   */
  public Gate(Sessions sessions, int port, BiFunction<Turned, RoutingContext, String> pages) {
    this.sessions = sessions;
    this.authorities = Set.of("127.0.0.1:" + port, "localhost:" + port);
    this.pages = pages;
  }

  /** The session of a request that came through. */
  public static Session session(RoutingContext context) {
    Session session = context.get(SESSION);
    if (session == null) {
      throw new IllegalStateException("no session on a path that needs one");
    }
    return session;
  }

  /** Decides over one request; on the event loop, so it never waits. */
  public void decide(RoutingContext context) {
    HttpServerRequest request = context.request();
    discardTheRest(context);
    Headers.set(context.response().headers());
    Optional<Turned> turned = look(context, request);
    if (turned.isEmpty()) {
      context.next();
    } else {
      refuse(context, turned.get());
    }
  }

  private Optional<Turned> look(RoutingContext context, HttpServerRequest request) {
    boolean post = request.method().equals(HttpMethod.POST);
    if (!post && !request.method().equals(HttpMethod.GET)) {
      context.response().putHeader("Allow", "GET, POST");
      return Optional.of(Turned.METHOD);
    }
    Optional<String> authority = authority(request);
    if (authority.isEmpty()) {
      return Optional.of(Turned.OTHER_HOST);
    }
    if (post) {
      Optional<Turned> form = form(request, authority.get());
      if (form.isPresent()) {
        return form;
      }
    }
    // As the router will read it: "/enter/../fr/" is not the way in.
    if (!post && OPEN.matcher(context.normalizedPath()).matches()) {
      return Optional.empty();
    }
    return session(context, request);
  }

  private Optional<String> authority(HttpServerRequest request) {
    List<String> hosts = request.headers().getAll("Host");
    if (hosts.size() != 1 || request.uri().isEmpty() || request.uri().charAt(0) != '/') {
      return Optional.empty();
    }
    return Optional.of(hosts.getFirst().toLowerCase(Locale.ROOT)).filter(authorities::contains);
  }

  private static Optional<Turned> form(HttpServerRequest request, String authority) {
    String length = request.getHeader("Content-Length");
    if (length == null || !length.matches("[0-9]{1,18}")) {
      return Optional.of(Turned.NO_LENGTH);
    }
    if (Long.parseLong(length) > Form.LARGEST) {
      return Optional.of(Turned.TOO_LARGE);
    }
    if (!ownSite(request, authority)) {
      return Optional.of(Turned.OTHER_SITE);
    }
    String type = request.getHeader("Content-Type");
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(FORM_TYPE)) {
      return Optional.of(Turned.NO_FORM);
    }
    return Optional.empty();
  }

  /**
   * A page under no-referrer sends {@code Origin: null} (Fetch §3.2), so that header alone can't
   * tell our own page from a sandboxed stranger; then the browser's own word of Sec-Fetch-Site must
   * be there. Neither header: not a browser we know, refused.
   */
  private static boolean ownSite(HttpServerRequest request, String authority) {
    String site = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader("Origin");
    boolean ownOrigin = ("http://" + authority).equals(origin);
    if (site == null) {
      return ownOrigin;
    }
    return site.equals("same-origin") && (ownOrigin || origin == null || origin.equals("null"));
  }

  private Optional<Turned> session(RoutingContext context, HttpServerRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      // Another port of 127.0.0.1 is the same *site*, and browsers send it our cookie.
      return Optional.of(Turned.NO_SESSION);
    }
    Optional<Session> session =
        Optional.ofNullable(request.getCookie(sessions.cookieName()))
            .flatMap(cookie -> sessions.of(cookie.getValue()));
    session.ifPresent(found -> context.put(SESSION, found));
    return session.isPresent() ? Optional.empty() : Optional.of(Turned.NO_SESSION);
  }

  private void refuse(RoutingContext context, Turned turned) {
    HttpServerResponse response = context.response();
    response.setStatusCode(turned.status());
    response.putHeader("Content-Type", "text/html;charset=UTF-8");
    response.end(pages.apply(turned, context));
  }

  /**
   * Whoever goes on sending after the answer is read to nowhere for a moment, so that their browser
   * shows the answer, and then cut. The default would collect the rest in memory.
   */
  private static void discardTheRest(RoutingContext context) {
    HttpServerRequest request = context.request();
    context.addEndHandler(
        done -> {
          if (!request.isEnded()) {
            request.handler(bytes -> {});
            request.resume();
            context
                .vertx()
                .setTimer(
                    PATIENCE_MILLIS,
                    timer -> {
                      if (!request.isEnded()) {
                        request.connection().close();
                      }
                    });
          }
        });
  }
}

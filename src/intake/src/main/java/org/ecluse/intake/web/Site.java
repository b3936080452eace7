package org.ecluse.intake.web;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.ecluse.core.Limits;
import org.ecluse.core.Refusal;
import org.ecluse.core.Ring;
import org.ecluse.intake.circuit.Admission;
import org.ecluse.intake.circuit.Line;
import org.ecluse.intake.day.DayBook;
import org.ecluse.intake.gate.Gate;
import org.ecluse.intake.gate.Obstacle;
import org.ecluse.intake.progress.ProgressBoard;
import org.ecluse.intake.submit.FormToken;
import org.ecluse.intake.submit.Reception;

/**
 * The one handler that sees every request. It decides on the event loop what can be decided from
 * the first lines, answers on a virtual thread, and sees that the rest of a body goes somewhere
 * whenever an answer comes before its end.
 */
public final class Site {

  private static final Set<HttpMethod> METHODS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST);

  private final HostCheck hosts;
  private final SafetyHeaders headers;
  private final Limits limits;
  private final Pages pages;
  private final Reading reading;
  private final Sending sending;
  private final Gate gate;
  private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

  private Site(
      HostCheck hosts,
      SafetyHeaders headers,
      Limits limits,
      Pages pages,
      Reading reading,
      Sending sending,
      Gate gate) {
    this.hosts = hosts;
    this.headers = headers;
    this.limits = limits;
    this.pages = pages;
    this.reading = reading;
    this.sending = sending;
    this.gate = gate;
  }

  /**
   * The site of one instance.
   *
   * @param name at the top of every page
   */
  public static Site of(
      String name,
      HostCheck hosts,
      Limits limits,
      FormToken token,
      ProgressBoard board,
      Gate gate,
      Ring ring,
      Reception reception,
      Admission admission,
      DayBook days,
      Clock clock) {
    String progressStyle = resource("progress.css");
    Pages pages = new Pages(limits, name, progressStyle);
    KeyringPage keyrings = new KeyringPage(ring);
    String style = resource("style.css");
    return new Site(
        hosts,
        new SafetyHeaders(progressStyle),
        limits,
        pages,
        new Reading(pages, style, token, board, gate, keyrings, clock),
        new Sending(pages, limits, gate, reception, admission, days),
        gate);
  }

  private static String resource(String name) {
    try (InputStream in = Site.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** On the request's event loop. */
  public void serve(HttpServerRequest request, Line line) {
    if (line.isOver()) {
      return;
    }
    line.asked();
    Context loop = Objects.requireNonNull(Vertx.currentContext());
    RequestBody body = new RequestBody(request, loop, limits);
    headers.addTo(request.response().headers());
    Work work = work(request, body, line);
    threads.execute(
        () -> {
          Optional<Answer> answer = safely(request, work);
          loop.runOnContext(now -> finish(request, body, work.first(), answer, line));
        });
  }

  /** A request that is none; the connection closes behind the answer. On its event loop. */
  public void refuse(HttpServerRequest request, Line line) {
    if (line.isOver()) {
      return;
    }
    line.asked();
    line.lastWord();
    headers.addTo(request.response().headers());
    Language language = language(request, Optional.ofNullable(request.path()).orElse(""));
    Refusal refusal = Framing.refusal(request.decoderResult().cause());
    write(request.response(), pages.refusal(language, "", refusal).last())
        .onComplete(sent -> request.connection().close());
  }

  /** What is to be done off the event loop. */
  private Work work(HttpServerRequest request, RequestBody body, Line line) {
    String path = Optional.ofNullable(request.path()).orElse("");
    Language language = language(request, path);
    if (!Framing.isPlain(request)) {
      return Work.of(() -> pages.refusal(language, "", Refusal.MALFORMED).last());
    }
    if (!METHODS.contains(request.method())) {
      return Work.of(() -> method(language, "GET, HEAD, POST").last());
    }
    if (!hosts.accepts(request.headers().getAll("Host")) || !hosts.accepts(request.uri())) {
      return Work.of(() -> pages.refusal(language, "", Refusal.WRONG_HOST));
    }
    Optional<Address> address = Address.of(path);
    if (address.isEmpty()) {
      return Work.of(() -> pages.refusal(language, "", Refusal.NOT_FOUND));
    }
    String methods = address.get().methods();
    if (!List.of(methods.split(", ", -1)).contains(request.method().name())) {
      return Work.of(() -> method(language, methods));
    }
    if (request.method().equals(HttpMethod.POST)) {
      return sending.work((Address.OfForm) address.get(), request, body, line);
    }
    return Work.of(() -> reading.answer(address.get(), language));
  }

  private Answer method(Language language, String allowed) {
    return pages.refusal(language, "", Refusal.METHOD).with("Allow", allowed);
  }

  private static Language language(HttpServerRequest request, String path) {
    return Address.language(path)
        .orElseGet(
            () -> Language.preferred(Optional.ofNullable(request.getHeader("Accept-Language"))));
  }

  /** Whatever fails, the visitor gets a page, and nothing is said about why. */
  private Optional<Answer> safely(HttpServerRequest request, Work work) {
    try {
      return work.answer().get();
    } catch (RuntimeException | StackOverflowError e) {
      Language language = language(request, Optional.ofNullable(request.path()).orElse(""));
      return Optional.of(pages.refusal(language, "", Refusal.FAILED));
    } catch (OutOfMemoryError e) {
      // The heap itself ends the process; this was threads, or memory beside the heap.
      gate.distress(Obstacle.MEMORY_SHORT);
      Language language = language(request, Optional.ofNullable(request.path()).orElse(""));
      return Optional.of(pages.refusal(language, "", Refusal.BUSY));
    }
  }

  private void finish(
      HttpServerRequest request,
      RequestBody body,
      FirstBytes first,
      Optional<Answer> answer,
      Line line) {
    HttpServerResponse response = request.response();
    if (answer.isEmpty()) {
      request.connection().close();
      return;
    }
    // After a body that was never asked for, nobody can tell a body from another request.
    boolean last = body.neverAsked() || answer.get().isLast();
    if (last) {
      line.lastWord();
    }
    body.discard(limits, first, line::drained);
    if (response.ended() || response.closed()) {
      return;
    }
    // Before it goes out: what is asked behind it may be served within the call.
    line.answered();
    Future<Void> sent = write(response, answer.get());
    if (last) {
      sent.onComplete(done -> request.connection().close());
    }
  }

  private static Future<Void> write(HttpServerResponse response, Answer given) {
    response.setStatusCode(given.status());
    response.putHeader("Content-Type", given.mediaType());
    given.headers().forEach(response::putHeader);
    return response.end(Buffer.buffer(given.body()));
  }
}

package org.ecluse.intake.web;

import io.vertx.core.Context;
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
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.ecluse.core.Limits;
import org.ecluse.core.Refusal;
import org.ecluse.core.Ring;
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
        new Sending(pages, limits, gate, reception, days),
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
  public void serve(HttpServerRequest request) {
    Context loop = Objects.requireNonNull(Vertx.currentContext());
    RequestBody body = new RequestBody(request, loop, limits);
    headers.addTo(request.response().headers());
    Supplier<Optional<Answer>> work = work(request, body);
    threads.execute(
        () -> {
          Optional<Answer> answer = safely(request, work);
          loop.runOnContext(now -> finish(request, body, answer));
        });
  }

  /** What is to be done off the event loop; nothing comes of it when nobody is there any more. */
  private Supplier<Optional<Answer>> work(HttpServerRequest request, RequestBody body) {
    String path = Optional.ofNullable(request.path()).orElse("");
    Language language = language(request, path);
    if (!hosts.accepts(request.headers().getAll("Host"))) {
      return () -> Optional.of(pages.refusal(language, "", Refusal.WRONG_HOST));
    }
    Optional<Address> address = Address.of(path);
    if (address.isEmpty()) {
      return () -> Optional.of(pages.refusal(language, "", Refusal.NOT_FOUND));
    }
    String methods = address.get().methods();
    if (!List.of(methods.split(", ", -1)).contains(request.method().name())) {
      return () -> Optional.of(pages.refusal(language, "", Refusal.METHOD).with("Allow", methods));
    }
    if (request.method().equals(HttpMethod.POST)) {
      Address.OfForm form = (Address.OfForm) address.get();
      return sending.work(form.language(), form.form(), request, body);
    }
    return () -> Optional.of(reading.answer(address.get(), language));
  }

  private static Language language(HttpServerRequest request, String path) {
    return Address.language(path)
        .orElseGet(
            () -> Language.preferred(Optional.ofNullable(request.getHeader("Accept-Language"))));
  }

  /** Whatever fails, the visitor gets a page, and nothing is said about why. */
  private Optional<Answer> safely(HttpServerRequest request, Supplier<Optional<Answer>> work) {
    try {
      return work.get();
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

  private void finish(HttpServerRequest request, RequestBody body, Optional<Answer> answer) {
    HttpServerResponse response = request.response();
    if (answer.isEmpty()) {
      request.connection().close();
      return;
    }
    boolean cut = body.neverAsked();
    body.discard(limits);
    if (response.ended() || response.closed()) {
      return;
    }
    Answer given = answer.get();
    response.setStatusCode(given.status());
    response.putHeader("Content-Type", given.mediaType());
    given.headers().forEach(response::putHeader);
    response
        .end(Buffer.buffer(given.body()))
        .onComplete(
            sent -> {
              if (cut) {
                // What comes next may be the body or another request: nobody can tell.
                request.connection().close();
              }
            });
  }
}

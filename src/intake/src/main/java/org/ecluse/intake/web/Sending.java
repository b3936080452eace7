package org.ecluse.intake.web;

import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.ecluse.core.FormId;
import org.ecluse.core.Limits;
import org.ecluse.core.Refusal;
import org.ecluse.intake.day.DayBook;
import org.ecluse.intake.gate.Gate;
import org.ecluse.intake.submit.BrokenLineException;
import org.ecluse.intake.submit.Receipt;
import org.ecluse.intake.submit.Reception;
import org.ecluse.intake.submit.RefusedException;
import org.ecluse.intake.submit.Upload;

/** Answers those who send. */
final class Sending {

  private final Pages pages;
  private final Limits limits;
  private final Gate gate;
  private final Reception reception;
  private final DayBook days;
  private final Berths berths;

  Sending(Pages pages, Limits limits, Gate gate, Reception reception, DayBook days) {
    this.pages = pages;
    this.limits = limits;
    this.gate = gate;
    this.reception = reception;
    this.days = days;
    this.berths = new Berths(limits.submissions());
  }

  /** Decides on the event loop what can be; the rest is the returned work. */
  Supplier<Optional<Answer>> work(
      Language language, FormId form, HttpServerRequest request, RequestBody body) {
    OptionalLong length = length(request);
    if (!gate.state().open()) {
      return refused(language, gate.state().refusal());
    }
    if (length.isPresent() && length.getAsLong() > longestBody()) {
      return refused(language, Refusal.TOO_LARGE);
    }
    String contentType = Optional.ofNullable(request.getHeader("Content-Type")).orElse("");
    if (!berths.take()) {
      return refused(language, Refusal.BUSY);
    }
    Upload upload = new Upload(form, language.tag(), contentType, length, body, body::received);
    return () -> {
      try {
        return receive(language, upload);
      } finally {
        berths.leave();
      }
    };
  }

  private Optional<Answer> receive(Language language, Upload upload) {
    try {
      Receipt receipt = reception.receive(upload);
      days.accepted(receipt);
      return Optional.of(pages.receipt(language, receipt));
    } catch (RefusedException e) {
      days.refused(e.refusal());
      if (e.refusal().status() == Refusal.GATE_CLOSED.status()) {
        gate.doubt();
      }
      return Optional.of(pages.framedRefusal(language, e.refusal()));
    } catch (BrokenLineException e) {
      days.broken();
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      days.refused(Refusal.FAILED);
      gate.doubt();
      return Optional.of(pages.framedRefusal(language, Refusal.FAILED));
    }
  }

  private Supplier<Optional<Answer>> refused(Language language, Refusal refusal) {
    days.refused(refusal);
    return () -> Optional.of(pages.framedRefusal(language, refusal));
  }

  /** All files, the message, and every header line that could come with them. */
  private long longestBody() {
    return limits.submissionBytes()
        + limits.messageBytes()
        + (limits.files() + 64L) * (limits.partHeaderBytes() + 128L);
  }

  private static OptionalLong length(HttpServerRequest request) {
    String announced = request.getHeader("Content-Length");
    try {
      return announced == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(announced));
    } catch (NumberFormatException e) {
      // Longer than any number; the parser has refused everything that is none.
      return OptionalLong.of(Long.MAX_VALUE);
    }
  }
}

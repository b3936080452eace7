package org.ecluse.intake.web;

import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.ecluse.core.Limits;
import org.ecluse.core.Refusal;
import org.ecluse.intake.circuit.Admission;
import org.ecluse.intake.circuit.Line;
import org.ecluse.intake.circuit.Stay;
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
  private final Admission admission;
  private final DayBook days;

  Sending(
      Pages pages,
      Limits limits,
      Gate gate,
      Reception reception,
      Admission admission,
      DayBook days) {
    this.pages = pages;
    this.limits = limits;
    this.gate = gate;
    this.reception = reception;
    this.admission = admission;
    this.days = days;
  }

  /** Decides on the event loop what can be; the rest is the returned work. */
  Work work(Address.OfForm at, HttpServerRequest request, RequestBody body, Line line) {
    OptionalLong length = length(request);
    Stay stay = admission.arrive(line.circuit(), length, body);
    Upload upload =
        new Upload(
            at.form(),
            at.language().tag(),
            Optional.ofNullable(request.getHeader("Content-Type")).orElse(""),
            length,
            body,
            body::received,
            () -> {
              line.proved();
              stay.enter();
            });
    Optional<Refusal> refusal = refusal(length);
    if (refusal.isEmpty()) {
      FirstBytes read = new FirstBytes(start -> {});
      return new Work(() -> receive(at.language(), upload, stay), read);
    }
    days.refused(refusal.get());
    FirstBytes unread = new FirstBytes(start -> turnAway(upload, start, refusal.get()));
    return new Work(() -> Optional.of(pages.framedRefusal(at.language(), refusal.get())), unread);
  }

  private Optional<Refusal> refusal(OptionalLong length) {
    if (!gate.state().open()) {
      return Optional.of(gate.state().refusal());
    }
    return length.orElse(0) > longestBody() ? Optional.of(Refusal.TOO_LARGE) : Optional.empty();
  }

  private Optional<Answer> receive(Language language, Upload upload, Stay stay) {
    boolean safe = false;
    try {
      Receipt taken = reception.receive(upload);
      days.accepted(taken);
      Answer receipt = pages.receipt(language, taken);
      safe = true;
      return Optional.of(receipt);
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
    } finally {
      stay.leave(safe);
    }
  }

  private void turnAway(Upload upload, byte[] start, Refusal refusal) {
    reception.turnAway(
        new Upload(
            upload.form(),
            upload.language(),
            upload.contentType(),
            upload.length(),
            new ByteArrayInputStream(start),
            () -> start.length,
            () -> {}),
        refusal);
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

package org.ecluse.intake.submit;

import java.io.IOException;
import java.util.Optional;
import org.ecluse.core.Limits;
import org.ecluse.core.Refusal;
import org.ecluse.intake.gate.Gate;
import org.ecluse.intake.multipart.Bounds;
import org.ecluse.intake.multipart.MultipartException;
import org.ecluse.intake.multipart.MultipartException.Fault;
import org.ecluse.intake.multipart.Part;
import org.ecluse.intake.multipart.PartReader;
import org.ecluse.intake.progress.Attempt;
import org.ecluse.intake.progress.ProgressBoard;
import org.ecluse.seal.Keyring;

/** Receives submissions. Safe for many threads; each call runs on the upload's own. */
public final class Reception {

  /** Text fields of the form, and empty file fields that a browser sends along. */
  private static final int OTHER_PARTS = 32;

  private static final int STRAY_BYTES = 1 << 10;

  private final FormToken token;
  private final Limits limits;
  private final Laundry laundry;
  private final CaseDeposit deposit;
  private final ProgressBoard board;
  private final Gate gate;

  public Reception(
      FormToken token,
      Limits limits,
      Laundry laundry,
      CaseDeposit deposit,
      ProgressBoard board,
      Gate gate) {
    this.token = token;
    this.limits = limits;
    this.laundry = laundry;
    this.deposit = deposit;
    this.board = board;
    this.gate = gate;
  }

  /**
   * Reads, cleans, seals and deposits one upload. Returns when it is durable.
   *
   * @throws RefusedException if it is not taken; nothing is kept of it
   * @throws BrokenLineException if the upload broke off; nothing is kept of it
   * @throws IOException if something failed here; nothing is kept of it
   */
  public Receipt receive(Upload upload) throws RefusedException, IOException {
    try {
      PartReader parts = new PartReader(upload.body(), upload.contentType(), bounds());
      checkToken(parts, upload);
      return receive(upload, parts, board.begin(upload.form(), upload.length(), upload.received()));
    } catch (MultipartException e) {
      throw new RefusedException(refusal(e.fault()));
    } catch (CutShortException e) {
      throw new RefusedException(e.refusal());
    }
  }

  /**
   * Tells the progress frame of a form that it was refused before anything of it was read. Browsers
   * show an answer only when they have sent everything; the frame is how a source learns it soon.
   *
   * @param upload with the start of its body; without a valid token in it nothing happens
   */
  public void turnAway(Upload upload, Refusal refusal) {
    try {
      checkToken(new PartReader(upload.body(), upload.contentType(), bounds()), upload);
      board.begin(upload.form(), upload.length(), upload.received()).refused(refusal);
    } catch (RefusedException | IOException e) {
      // Not a form of ours: there is nobody to tell.
      return;
    }
  }

  private Bounds bounds() {
    return new Bounds(limits.files() + OTHER_PARTS, limits.partHeaderBytes(), STRAY_BYTES);
  }

  /** The first part is the token, or nothing of the body is looked at. */
  private void checkToken(PartReader parts, Upload upload) throws IOException, RefusedException {
    Optional<Part> first = parts.next();
    if (first.isEmpty()
        || !first.get().name().equals("token")
        || !token.accepts(
            upload.form(), Texts.read(first.get(), FormToken.LENGTH, Refusal.TOKEN))) {
      throw new RefusedException(Refusal.TOKEN);
    }
  }

  private Receipt receive(Upload upload, PartReader parts, Attempt attempt)
      throws RefusedException, IOException {
    try {
      upload.entry().pass();
    } catch (RefusedException e) {
      attempt.refused(e.refusal());
      throw e;
    }
    try (Submission submission = new FormReader(parts, limits).read(laundry, attempt)) {
      attempt.sealing();
      Keyring keyring =
          gate.state().keyring().orElseThrow(() -> new RefusedException(Refusal.GATE_CLOSED));
      deposit.put(submission, upload.form(), upload.language(), keyring);
      attempt.safe();
      return Receipt.of(submission);
    } catch (RefusedException e) {
      attempt.refused(e.refusal());
      throw e;
    } catch (MultipartException e) {
      attempt.refused(refusal(e.fault()));
      throw e;
    } catch (CutShortException e) {
      attempt.refused(e.refusal());
      throw e;
    } catch (BrokenLineException e) {
      attempt.broken();
      throw e;
    } catch (IOException | RuntimeException e) {
      attempt.refused(Refusal.FAILED);
      throw e;
    }
  }

  private static Refusal refusal(Fault fault) {
    return switch (fault) {
      case TOO_MANY_PARTS -> Refusal.TOO_MANY_FILES;
      case NO_BOUNDARY,
          TRUNCATED,
          BOUNDARY_LINE,
          STRAY_BYTES,
          PART_HEADER,
          HEADER_TOO_LONG,
          FIELD_TOO_LONG ->
          Refusal.MALFORMED;
    };
  }
}

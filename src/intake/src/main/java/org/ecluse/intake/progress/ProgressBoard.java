package org.ecluse.intake.progress;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.ecluse.core.FormId;
import org.ecluse.intake.progress.Progress.Stage;

/**
 * The latest attempt of each form. Uploads under way are bounded by the number of submissions; of
 * those that ended, the oldest are forgotten.
 */
public final class ProgressBoard {

  private static final int MOST = 4_096;
  private static final long FORGET = Duration.ofHours(1).toNanos();

  /** A broken upload that a browser does not send again within this time is over. */
  private static final long SETTLE = Duration.ofMinutes(3).toNanos();

  private final Map<FormId, Attempt> attempts = new LinkedHashMap<>();

  /** The form is being sent, perhaps again; what was shown of an earlier attempt is replaced. */
  public synchronized Attempt begin(FormId form, OptionalLong total, LongSupplier received) {
    Attempt attempt = new Attempt(total, received);
    attempts.remove(form);
    attempts.put(form, attempt);
    forget();
    return attempt;
  }

  /** How far the latest attempt is. */
  public synchronized Progress look(FormId form) {
    Attempt attempt = attempts.get(form);
    if (attempt == null) {
      return Progress.NOTHING;
    }
    long sinceEnd = attempt.sinceEnd(System.nanoTime());
    boolean broken = attempt.look(false).stage() == Stage.BROKEN;
    return attempt.look(attempt.ended() && (!broken || sinceEnd > SETTLE));
  }

  private void forget() {
    long now = System.nanoTime();
    Iterator<Attempt> oldest = attempts.values().iterator();
    while (oldest.hasNext()) {
      Attempt attempt = oldest.next();
      boolean old = attempt.sinceEnd(now) > FORGET;
      if (attempt.ended() && (old || attempts.size() > MOST)) {
        oldest.remove();
      }
    }
  }
}

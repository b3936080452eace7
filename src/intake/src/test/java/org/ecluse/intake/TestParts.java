package org.ecluse.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ecluse.core.Cleaned;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.Refusal;
import org.ecluse.core.Report;
import org.ecluse.core.Settings;
import org.ecluse.core.Spooled;
import org.ecluse.core.Trace;
import org.ecluse.core.TraceGroup;
import org.ecluse.core.Verdict;
import org.ecluse.intake.health.SandboxGauge;
import org.ecluse.intake.submit.Laundry;
import org.ecluse.intake.submit.RefusedException;
import org.ecluse.sandbox.AotState;
import org.ecluse.sandbox.Mode;
import org.ecluse.sandbox.SandboxHealth;
import org.ecluse.sandbox.Spool;
import org.ecluse.sandbox.TooLargeException;

/**
 * What the tests put in place of the sandbox: workers that do as the first bytes of a file say. The
 * spool, the seal, the keyring and the vault are the real ones.
 */
@ApplicationScoped
class TestParts {

  @Produces
  @Singleton
  Instance instance() {
    return Instance.make();
  }

  @Produces
  @Singleton
  Settings settings(Instance instance) {
    return instance.settings(true);
  }

  @Produces
  @Singleton
  ScriptedLaundry scripted(Spool spool) {
    return new ScriptedLaundry(spool);
  }

  @Produces
  @Singleton
  SandboxGauge sandbox() {
    return () ->
        new SandboxHealth(Mode.BUBBLEWRAP, AotState.IN_USE, true, 2, 0, Map.of(Reason.NONE, 3L));
  }

  /** Counts what is open, so that tests see when something is forgotten. */
  static final class ScriptedLaundry implements Laundry {

    private final Spool spool;
    private int hired;

    ScriptedLaundry(Spool spool) {
      this.spool = spool;
    }

    /** Bytes still held, and workers still hired. */
    synchronized long held() {
      return spool.use().memoryUsed() + spool.use().diskUsed() + hired;
    }

    @Override
    public Spooled take(InputStream file, long limit) throws IOException, RefusedException {
      try {
        return spool.take(file, limit);
      } catch (TooLargeException e) {
        throw new RefusedException(Refusal.TOO_LARGE);
      }
    }

    @Override
    public void check() {}

    @Override
    public synchronized Washer hire() {
      hired++;
      return new Washer() {
        @Override
        public Cleaned clean(Spooled file) throws IOException {
          return script(file);
        }

        @Override
        public void close() {
          synchronized (ScriptedLaundry.this) {
            hired--;
          }
        }
      };
    }

    private static Cleaned script(Spooled file) throws IOException {
      byte[] start = new byte[(int) Math.min(8, file.size())];
      file.read(0, start, 0, start.length);
      String word = new String(start, StandardCharsets.US_ASCII).strip();
      List<Trace> traces = new ArrayList<>();
      traces.add(new Trace(TraceGroup.PLACE, "GPS", 2, 0));
      traces.add(new Trace(TraceGroup.PERSON, "Author", 1, 0));
      return switch (word) {
        case "clean" -> cleaned(MediaKind.JPEG, Verdict.CLEAN, traces);
        case "partial" -> {
          traces.add(new Trace(TraceGroup.TIME, "Date", 1, 1));
          yield cleaned(MediaKind.PDF, Verdict.PARTIAL, traces);
        }
        case "crash" -> throw new IOException("the spool failed");
        default -> new FixedCleaned(Report.refused(MediaKind.UNKNOWN, Reason.UNKNOWN_KIND), "");
      };
    }

    private static Cleaned cleaned(MediaKind kind, Verdict verdict, List<Trace> traces) {
      return new FixedCleaned(new Report(kind, verdict, Reason.NONE, traces), "washed");
    }
  }

  private record FixedCleaned(Report report, String text) implements Cleaned {

    private Content content() {
      return Content.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public long size() {
      return content().size();
    }

    @Override
    public void read(long offset, byte[] into, int start, int length) throws IOException {
      content().read(offset, into, start, length);
    }

    @Override
    public void close() {}
  }
}

package org.ecluse.desk.clean;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.ecluse.core.Cleaned;
import org.ecluse.core.Limits;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.Report;
import org.ecluse.core.Settings;
import org.ecluse.core.Spooled;
import org.ecluse.core.Verdict;
import org.ecluse.sandbox.Mode;
import org.ecluse.sandbox.Sandbox;
import org.ecluse.sandbox.Spool;
import org.ecluse.sandbox.TooLargeException;
import org.ecluse.sandbox.Worker;
import org.ecluse.sandbox.WorkerFolder;

/**
 * A sandbox for the files of one command: one worker, started when the first file comes. The wall
 * is always bubblewrap here, since the files may come from strangers.
 */
final class LocalLaundry implements AutoCloseable {

  private final Limits limits;
  private final Spool spool;
  private final Sandbox sandbox;
  private final Worker worker;

  private LocalLaundry(Limits limits, Spool spool, Sandbox sandbox) {
    this.limits = limits;
    this.spool = spool;
    this.sandbox = sandbox;
    this.worker = sandbox.hire();
  }

  /**
   * @throws org.ecluse.sandbox.SandboxUnavailableException if there is no sandbox on this machine
   */
  static LocalLaundry open(Settings settings, Limits wanted) throws IOException {
    Limits limits = wanted.withWorkers(1, 0);
    Spool spool = Spool.open(settings.home().resolve("scratch"), limits);
    boolean good = false;
    try {
      Path program = settings.path("worker").orElseGet(() -> settings.home().resolve("worker"));
      Sandbox sandbox = Sandbox.start(limits, WorkerFolder.of(program), spool, Mode.BUBBLEWRAP);
      good = true;
      return new LocalLaundry(limits, spool, sandbox);
    } finally {
      if (!good) {
        spool.close();
      }
    }
  }

  Washed wash(Path file, Path folder) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        Spooled source = spool.take(in, limits.fileBytes());
        Cleaned cleaned = worker.clean(source)) {
      Report report = cleaned.report();
      if (report.verdict() == Verdict.REFUSED) {
        return new Washed(file, report, Optional.empty());
      }
      return new Washed(file, report, Optional.of(write(cleaned, folder, file.getFileName())));
    } catch (TooLargeException e) {
      Report report = Report.refused(MediaKind.UNKNOWN, Reason.TOO_LARGE);
      return new Washed(file, report, Optional.empty());
    }
  }

  /** Under a temporary name until it is whole, so that no cut file is taken for a clean one. */
  private static Washed.Written write(Cleaned cleaned, Path folder, Path name) throws IOException {
    Path whole = folder.resolve(name);
    Path begun = Files.createTempFile(folder, ".cleaning-", "");
    MessageDigest digest = sha256();
    try {
      try (InputStream in = cleaned.stream();
          OutputStream out =
              new DigestOutputStream(
                  Files.newOutputStream(begun, StandardOpenOption.WRITE), digest)) {
        in.transferTo(out);
      }
      Files.move(begun, whole, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(begun);
    }
    return new Washed.Written(whole, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    worker.close();
    sandbox.close();
    spool.close();
  }
}

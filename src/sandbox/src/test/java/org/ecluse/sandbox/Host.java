package org.ecluse.sandbox;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.ecluse.core.Cleaned;
import org.ecluse.core.Limits;
import org.ecluse.core.Spooled;

/** A host of its own, to be killed in the middle of a file: {@code FOLDER ACT…}. */
final class Host {

  private Host() {}

  public static void main(String[] arguments) throws Exception {
    Limits limits = new Bounds().with("WORKER_SPARES", 1).with("SPOOL_MEMORY_BYTES", 1).limits();
    Path folder = Path.of(arguments[0]);
    WorkerFolder worker = WorkerFolders.actors(folder.resolve("worker"));
    byte[] hang = "spin".getBytes(StandardCharsets.UTF_8);
    byte[] file = "copy".getBytes(StandardCharsets.UTF_8);
    try (Spool spool = Spool.open(folder.resolve("scratch"), limits);
        Sandbox sandbox = Sandbox.start(limits, worker, spool, Mode.BUBBLEWRAP);
        Worker hired = sandbox.hire();
        Spooled first = spool.take(new ByteArrayInputStream(file), file.length);
        Cleaned copied = hired.clean(first);
        Spooled second = spool.take(new ByteArrayInputStream(hang), hang.length)) {
      System.out.println(copied.report().verdict());
      System.out.flush();
      hired.clean(second).close();
    }
  }
}

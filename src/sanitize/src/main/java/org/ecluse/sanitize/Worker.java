package org.ecluse.sanitize;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.ecluse.core.Report;
import org.ecluse.core.wire.FrameType;
import org.ecluse.core.wire.Wire;
import org.ecluse.core.wire.WireException;
import org.ecluse.sanitize.io.Blocks;

/**
 * The program in the sandbox: READY, then a DONE for each JOB, until standard input ends. Frames
 * leave only by the file that {@code ecluse.wire} names; standard output belongs to the virtual
 * machine and to libraries, which print there. It ends with status 0 when the host hung up between
 * two jobs and 1 when a rule of the wire was broken.
 */
public final class Worker {

  private static final String WIRE = "ecluse.wire";
  private static final String SELF_TEST = "self-test";
  private static final String DESCRIPTOR_3 = "/proc/self/fd/3";

  private final Wire wire;
  private final Laundry laundry;

  Worker(Wire wire, Laundry laundry) {
    this.wire = wire;
    this.laundry = laundry;
  }

  public static void main(String[] arguments) {
    // A library that looks for a logger says so on standard output, unless it is told of one.
    System.setProperty("log4j2.StatusLogger.level", "OFF");
    System.setProperty(
        "log4j2.loggerContextFactory",
        "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
    System.setProperty("log4j2.simplelogLevel", "OFF");
    boolean selfTest = List.of(arguments).contains(SELF_TEST);
    System.exit(run(System.in, System.getProperty(WIRE, DESCRIPTOR_3), selfTest));
  }

  private static int run(InputStream frames, String wirePath, boolean selfTest) {
    try (OutputStream out = new BufferedOutputStream(new FileOutputStream(wirePath), 1 << 17)) {
      Laundry laundry = new Laundry(Formats.all());
      if (selfTest) {
        WarmUp.every(laundry);
      } else {
        WarmUp.some(laundry);
      }
      new Worker(new Wire(new BufferedInputStream(frames, 1 << 17), out), laundry).serve();
      return 0;
    } catch (IOException e) {
      // Broken frames or a host that is gone. There is nobody to tell, and nothing may be printed.
      return 1;
    }
  }

  /** Serves jobs until the host hangs up. */
  void serve() throws IOException {
    wire.send(FrameType.READY, new byte[] {Wire.VERSION});
    for (Optional<Wire.Frame> frame = wire.next(); frame.isPresent(); frame = wire.next()) {
      if (frame.get().type() != FrameType.JOB) {
        throw new WireException("JOB expected");
      }
      Wire.Job job = Wire.Job.decode(frame.get().payload());
      wire.send(FrameType.DONE, Wire.encode(serve(job)));
    }
  }

  private Report serve(Wire.Job job) throws IOException {
    Breakage breakage = new Breakage();
    Blocks source = new Blocks(new WireContent(wire, breakage, Wire.SOURCE, job.size()));
    Report report = laundry.wash(source, new WireSink(wire, breakage, job.outputLimit()));
    breakage.check();
    return report;
  }
}

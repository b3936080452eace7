package org.ecluse.acceptance.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.ecluse.core.wire.Wire;
import org.ecluse.core.wire.WireException;

/**
 * What a worker that someone took over may say to intake. Promised: each frame is read as what it
 * is or ends the conversation, and a report that is believed is written as it was read.
 */
public final class WireTarget {

  private WireTarget() {}

  public static void fuzzerTestOneInput(byte[] said) throws IOException {
    Wire wire = new Wire(new ByteArrayInputStream(said), new ByteArrayOutputStream());
    try {
      for (Optional<Wire.Frame> frame = wire.next(); frame.isPresent(); frame = wire.next()) {
        read(frame.get());
      }
    } catch (WireException | EOFException ended) {
      // Both end the worker.
      return;
    }
  }

  private static void read(Wire.Frame frame) throws IOException {
    switch (frame.type()) {
      case DONE -> {
        byte[] again = Wire.encode(Wire.decodeReport(frame.payload()));
        if (!Arrays.equals(again, frame.payload())) {
          throw new IllegalStateException("a report with two forms");
        }
      }
      case READ -> Wire.Read.decode(frame.payload());
      case JOB -> Wire.Job.decode(frame.payload());
      default -> {}
    }
  }
}

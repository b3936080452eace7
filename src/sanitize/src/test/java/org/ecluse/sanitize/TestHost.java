package org.ecluse.sanitize;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ecluse.core.Report;
import org.ecluse.core.wire.FrameType;
import org.ecluse.core.wire.Wire;

/** The other end of the wire, in memory: answers reads, keeps what is written. */
final class TestHost {

  private final Wire wire;
  final List<FrameType> frames = new ArrayList<>();
  private ByteArrayOutputStream output = new ByteArrayOutputStream();

  TestHost(Wire wire) {
    this.wire = wire;
  }

  void awaitReady() throws IOException {
    Wire.Frame ready = next();
    if (ready.type() != FrameType.READY || ready.payload()[0] != Wire.VERSION) {
      throw new IOException("not ready");
    }
  }

  Report clean(byte[] source, long outputLimit) throws IOException {
    output = new ByteArrayOutputStream();
    wire.send(FrameType.JOB, new Wire.Job(source.length, outputLimit).encode());
    while (true) {
      Wire.Frame frame = next();
      switch (frame.type()) {
        case READ -> answer(Wire.Read.decode(frame.payload()), source);
        case WRITE -> output.write(frame.payload());
        case DONE -> {
          return Wire.decodeReport(frame.payload());
        }
        default -> throw new IOException("unexpected frame");
      }
    }
  }

  byte[] output() {
    return output.toByteArray();
  }

  private void answer(Wire.Read read, byte[] source) throws IOException {
    byte[] from = read.source() == Wire.SOURCE ? source : output.toByteArray();
    wire.send(FrameType.DATA, from, (int) read.offset(), read.length());
  }

  private Wire.Frame next() throws IOException {
    Wire.Frame frame = wire.next().orElseThrow(() -> new IOException("the worker hung up"));
    frames.add(frame.type());
    return frame;
  }
}

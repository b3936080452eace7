package org.ecluse.sandbox;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.Report;
import org.ecluse.core.Trace;
import org.ecluse.core.TraceGroup;
import org.ecluse.core.Verdict;
import org.ecluse.core.wire.FrameType;
import org.ecluse.core.wire.Wire;

/**
 * A worker program for tests. The first line of a file tells it how to behave with that file, so
 * that one submission can hold a hostile document and an honest one.
 */
final class Actor {

  /** What it reports when it behaves. */
  static final Report CLEAN =
      new Report(
          MediaKind.JPEG,
          Verdict.CLEAN,
          Reason.NONE,
          List.of(new Trace(TraceGroup.PLACE, "GPS", 3, 0)));

  private static final byte[] NOTHING = {};

  private final OutputStream raw;
  private final Wire wire;
  private final UUID self = UUID.randomUUID();
  private long size;

  private Actor(OutputStream raw) {
    this.raw = raw;
    this.wire = new Wire(System.in, raw);
  }

  public static void main(String[] arguments) throws Exception {
    String path = System.getProperty("ecluse.wire", "/proc/self/fd/3");
    new Actor(new BufferedOutputStream(new FileOutputStream(path), 1 << 17)).serve();
  }

  private void serve() throws Exception {
    wire.send(FrameType.READY, new byte[] {Wire.VERSION});
    for (Optional<Wire.Frame> job = wire.next(); job.isPresent(); job = wire.next()) {
      size = Wire.Job.decode(job.get().payload()).size();
      String text = new String(read(0, (int) Math.min(size, 1000)), StandardCharsets.UTF_8);
      String[] words = text.lines().findFirst().orElse("").split(" ", -1);
      act(words);
    }
  }

  private void act(String[] words) throws Exception {
    switch (words[0]) {
      case "hang" -> Thread.sleep(1_000_000);
      case "spin" -> {
        while (size >= 0) {
          Thread.onSpinWait();
        }
      }
      case "die" -> {
        wire.send(FrameType.WRITE, new byte[1000]);
        Runtime.getRuntime().halt(3);
      }
      case "half" -> {
        raw.write(new byte[] {(byte) FrameType.WRITE.code(), 0, 0, 1, 0, 7});
        raw.flush();
        Runtime.getRuntime().halt(0);
      }
      case "flood" -> {
        while (true) {
          wire.send(FrameType.WRITE, new byte[Wire.CHUNK]);
        }
      }
      case "beyond" -> ask(Wire.SOURCE, size - 9, 10);
      case "far" -> ask(Wire.SOURCE, Long.MAX_VALUE, Wire.CHUNK);
      case "beyond-output" -> {
        wire.send(FrameType.WRITE, new byte[10]);
        ask(Wire.OUTPUT, 1, 10);
      }
      case "endless" -> {
        while (true) {
          read(0, (int) Math.min(Wire.CHUNK, size));
        }
      }
      case "tiny" -> {
        while (true) {
          read(0, 1);
        }
      }
      case "deaf" -> {
        byte[] ask = new Wire.Read(Wire.SOURCE, 0, (int) Math.min(size, Wire.CHUNK)).encode();
        while (true) {
          wire.send(FrameType.READ, ask);
        }
      }
      default -> speak(words);
    }
  }

  private void speak(String[] words) throws Exception {
    switch (words[0]) {
      case "unknown-frame" -> frame(0x7f, 0);
      case "garbage" -> {
        raw.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        raw.flush();
      }
      case "long-frame" -> frame(FrameType.WRITE.code(), Integer.MAX_VALUE);
      case "negative-frame" -> frame(FrameType.WRITE.code(), -1);
      case "gigabyte-report" -> {
        frame(FrameType.DONE.code(), 1 << 30);
        byte[] block = new byte[Wire.CHUNK];
        for (long sent = 0; sent < 1 << 30; sent += block.length) {
          raw.write(block);
        }
        raw.flush();
      }
      case "short-read" -> wire.send(FrameType.READ, new byte[5]);
      case "job" -> wire.send(FrameType.JOB, new Wire.Job(1, 1).encode());
      case "data" -> wire.send(FrameType.DATA, new byte[3]);
      case "ready" -> wire.send(FrameType.READY, new byte[] {Wire.VERSION});
      case "empty-report" -> wire.send(FrameType.DONE, NOTHING);
      case "unknown-code" -> {
        byte[] report = Wire.encode(CLEAN);
        report[2] = 99;
        wire.send(FrameType.DONE, report);
      }
      case "nothing-written" -> done(CLEAN);
      case "report" -> {
        wire.send(FrameType.WRITE, new byte[10]);
        List<Trace> traces =
            words.length > 4 ? List.of(new Trace(TraceGroup.PERSON, "Artist", 1, 1)) : List.of();
        done(
            new Report(
                MediaKind.valueOf(words[1]),
                Verdict.valueOf(words[2]),
                Reason.valueOf(words[3]),
                traces));
      }
      case "extra" -> {
        wire.send(FrameType.WRITE, new byte[10]);
        byte[] report = Wire.encode(CLEAN);
        // Both at once, so that the second is there when the first is read.
        ByteBuffer both = ByteBuffer.allocate(report.length + 10);
        both.put((byte) FrameType.DONE.code()).putInt(report.length).put(report);
        both.put((byte) FrameType.WRITE.code()).putInt(0);
        raw.write(both.array());
        raw.flush();
      }
      case "identity" -> say(self.toString());
      case "probe" -> say(Prober.answers(words));
      case "print" -> {
        System.out.write(new byte[] {(byte) FrameType.DONE.code(), 0, 0, 0, 0});
        for (int i = 0; i < 10_000; i++) {
          System.out.println("a library that talks");
          System.err.println("and another one");
        }
        copy();
      }
      case "sleep" -> {
        Thread.sleep(Long.parseLong(words[1]));
        say(self.toString());
      }
      default -> copy();
    }
  }

  private void copy() throws IOException {
    for (long at = 0; at < size; at += Wire.CHUNK) {
      byte[] piece = read(at, (int) Math.min(Wire.CHUNK, size - at));
      wire.send(FrameType.WRITE, piece);
      // The residue check of a real worker: what was written comes back the same.
      byte[] back = read(Wire.OUTPUT, at, piece.length);
      if (!Arrays.equals(piece, back)) {
        Runtime.getRuntime().halt(4);
      }
    }
    done(CLEAN);
  }

  private void say(String text) throws IOException {
    wire.send(FrameType.WRITE, text.getBytes(StandardCharsets.UTF_8));
    done(CLEAN);
  }

  private void done(Report report) throws IOException {
    wire.send(FrameType.DONE, Wire.encode(report));
  }

  private void frame(int type, int length) throws IOException {
    raw.write(type);
    raw.write(ByteBuffer.allocate(4).putInt(length).array());
    raw.flush();
  }

  private void ask(int source, long offset, int length) throws IOException {
    wire.send(FrameType.READ, new Wire.Read(source, offset, length).encode());
    wire.data(new byte[length], 0, length);
  }

  private byte[] read(long offset, int length) throws IOException {
    return read(Wire.SOURCE, offset, length);
  }

  private byte[] read(int source, long offset, int length) throws IOException {
    if (length == 0) {
      return NOTHING;
    }
    wire.send(FrameType.READ, new Wire.Read(source, offset, length).encode());
    byte[] bytes = new byte[length];
    wire.data(bytes, 0, length);
    return bytes;
  }
}

package org.ecluse.core.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.ecluse.core.Report;

/**
 * One end of the wire. A frame is {@code type u8, length u32, payload}, all numbers big-endian, and
 * a payload is at most {@value #CHUNK} bytes, except for DONE. Not safe for several threads.
 */
public final class Wire {

  /** The version that READY announces. */
  public static final int VERSION = 1;

  /** The most bytes a READ may ask for and a WRITE or DATA may carry. */
  public static final int CHUNK = 1 << 16;

  /** The file that was sent, in a READ. */
  public static final int SOURCE = 0;

  /** What was written so far, in a READ. */
  public static final int OUTPUT = 1;

  private static final int LARGEST = 1 << 18;

  /** A frame as it was read; the payload's array is fresh. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never kept
  public record Frame(FrameType type, byte[] payload) {}

  private final DataInputStream in;
  private final DataOutputStream out;

  /** Streams are buffered by the caller if at all; every frame is flushed. */
  public Wire(InputStream in, OutputStream out) {
    this.in = new DataInputStream(in);
    this.out = new DataOutputStream(out);
  }

  /** The next frame, or nothing when the other side closed between two frames. */
  public Optional<Frame> next() throws IOException {
    int code = in.read();
    if (code < 0) {
      return Optional.empty();
    }
    FrameType type =
        FrameType.ofCode(code).orElseThrow(() -> new WireException("unknown frame type"));
    int length = in.readInt();
    int most = type == FrameType.DONE ? LARGEST : CHUNK;
    if (length < 0 || length > most) {
      throw new WireException("frame too long");
    }
    byte[] payload = new byte[length];
    in.readFully(payload);
    return Optional.of(new Frame(type, payload));
  }

  /**
   * Reads a DATA frame's payload straight into an array.
   *
   * @throws WireException if another frame or another length comes
   */
  public void data(byte[] into, int start, int length) throws IOException {
    int code = in.read();
    if (code < 0) {
      throw new EOFException();
    }
    if (code != FrameType.DATA.code() || in.readInt() != length) {
      throw new WireException("DATA of another length expected");
    }
    in.readFully(into, start, length);
  }

  public void send(FrameType type, byte[] payload, int start, int length) throws IOException {
    out.writeByte(type.code());
    out.writeInt(length);
    out.write(payload, start, length);
    out.flush();
  }

  public void send(FrameType type, byte[] payload) throws IOException {
    send(type, payload, 0, payload.length);
  }

  /** A file to clean. */
  public record Job(long size, long outputLimit) {

    public byte[] encode() {
      return ByteBuffer.allocate(16).putLong(size).putLong(outputLimit).array();
    }

    public static Job decode(byte[] payload) throws WireException {
      if (payload.length != 16) {
        throw new WireException("JOB of another length");
      }
      ByteBuffer buffer = ByteBuffer.wrap(payload);
      Job job = new Job(buffer.getLong(), buffer.getLong());
      if (job.size < 0 || job.outputLimit < 0) {
        throw new WireException("JOB out of range");
      }
      return job;
    }
  }

  /** A request for bytes; the range is the host's to check. */
  public record Read(int source, long offset, int length) {

    public byte[] encode() {
      return ByteBuffer.allocate(13).put((byte) source).putLong(offset).putInt(length).array();
    }

    public static Read decode(byte[] payload) throws WireException {
      if (payload.length != 13) {
        throw new WireException("READ of another length");
      }
      ByteBuffer buffer = ByteBuffer.wrap(payload);
      Read read = new Read(buffer.get(), buffer.getLong(), buffer.getInt());
      if (read.source != SOURCE && read.source != OUTPUT) {
        throw new WireException("READ of an unknown source");
      }
      if (read.offset < 0 || read.length < 1 || read.length > CHUNK) {
        throw new WireException("READ out of range");
      }
      return read;
    }
  }

  public static byte[] encode(Report report) {
    return ReportCodec.encode(report);
  }

  public static Report decodeReport(byte[] payload) throws WireException {
    return ReportCodec.decode(payload);
  }
}

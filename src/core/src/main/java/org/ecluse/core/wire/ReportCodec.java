package org.ecluse.core.wire;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.Report;
import org.ecluse.core.Trace;
import org.ecluse.core.TraceGroup;
import org.ecluse.core.Verdict;

/**
 * The payload of DONE: {@code kind u16, verdict u8, reason u8, count u16}, then for each trace
 * {@code group u8, before u32, after u32, length u8, tag}.
 */
final class ReportCodec {

  private ReportCodec() {}

  static byte[] encode(Report report) {
    ByteBuffer buffer = ByteBuffer.allocate(6 + report.traces().size() * (10 + Trace.TAG_LENGTH));
    buffer.putShort((short) report.kind().code());
    buffer.put((byte) report.verdict().code());
    buffer.put((byte) report.reason().code());
    buffer.putShort((short) report.traces().size());
    for (Trace trace : report.traces()) {
      byte[] tag = trace.tag().getBytes(StandardCharsets.US_ASCII);
      buffer.put((byte) trace.group().code()).putInt(trace.before()).putInt(trace.after());
      buffer.put((byte) tag.length).put(tag);
    }
    byte[] exact = new byte[buffer.position()];
    buffer.flip().get(exact);
    return exact;
  }

  static Report decode(byte[] payload) throws WireException {
    ByteBuffer buffer = ByteBuffer.wrap(payload);
    try {
      MediaKind kind = known(MediaKind.ofCode(buffer.getShort() & 0xffff));
      Verdict verdict = known(Verdict.ofCode(buffer.get() & 0xff));
      Reason reason = known(Reason.ofCode(buffer.get() & 0xff));
      List<Trace> traces = traces(buffer);
      if (buffer.hasRemaining()) {
        throw new WireException("report longer than it says");
      }
      return new Report(kind, verdict, reason, traces);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new WireException("report out of form");
    }
  }

  private static List<Trace> traces(ByteBuffer buffer) throws WireException {
    int count = buffer.getShort() & 0xffff;
    if (count > Report.TRACES) {
      throw new WireException("too many traces");
    }
    List<Trace> traces = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      TraceGroup group = known(TraceGroup.ofCode(buffer.get() & 0xff));
      int before = buffer.getInt();
      int after = buffer.getInt();
      byte[] tag = new byte[buffer.get() & 0xff];
      buffer.get(tag);
      traces.add(new Trace(group, new String(tag, StandardCharsets.ISO_8859_1), before, after));
    }
    return traces;
  }

  private static <T> T known(java.util.Optional<T> value) throws WireException {
    return value.orElseThrow(() -> new WireException("unknown code in a report"));
  }
}

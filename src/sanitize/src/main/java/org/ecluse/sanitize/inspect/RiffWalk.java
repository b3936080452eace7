package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.ecluse.core.Content;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Uncleanable;

/** Walks the chunks of a RIFF or IFF file from the front, for whoever looks into it. */
final class RiffWalk {

  /** What is done with a chunk. */
  interface Visitor {
    void chunk(String name, long start, long length) throws IOException;
  }

  private final Content content;
  private final boolean bigEndian;
  private int count;

  RiffWalk(Content content, boolean bigEndian) {
    this.content = content;
    this.bigEndian = bigEndian;
  }

  /** Visits all chunks between two places; a chunk that passes the end is damage. */
  void visit(long from, long to, Visitor visitor) throws IOException {
    Reader in = new Reader(content);
    in.seek(from);
    while (in.position() + 8 <= to) {
      if (++count > Bounds.CHUNKS * 2) {
        throw Uncleanable.tooLarge();
      }
      String name = text(in.bytes(4));
      long length = bigEndian ? in.u32() : Integer.reverseBytes((int) in.u32()) & 0xffffffffL;
      long start = in.position();
      if (length > to - start) {
        throw Uncleanable.damaged();
      }
      visitor.chunk(name, start, length);
      in.seek(start + length + (length % 2));
    }
  }

  /** The end of the outermost chunk; what stands behind it is counted. */
  long end(Findings findings) throws IOException {
    Reader in = new Reader(content);
    in.seek(4);
    long length = bigEndian ? in.u32() : Integer.reverseBytes((int) in.u32()) & 0xffffffffL;
    long end = 8 + length;
    if (end < content.size()) {
      findings.count(TraceGroup.HIDDEN, "data behind the end");
    }
    return Math.min(end, content.size());
  }

  byte[] bytes(long start, long length) throws IOException {
    byte[] bytes = new byte[(int) Math.min(length, Bounds.SEGMENT)];
    content.read(start, bytes, 0, bytes.length);
    return bytes;
  }

  /** The text of a chunk up to its first zero. */
  String text(long start, long length) throws IOException {
    byte[] bytes = new byte[(int) Math.min(length, 4096)];
    content.read(start, bytes, 0, bytes.length);
    return text(bytes);
  }

  static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf(0);
    return end < 0 ? text : text.substring(0, end);
  }

  /** A chunk nobody needs, by name if the name can be printed. */
  static void unknown(String name, Findings findings) {
    findings.count(TraceGroup.OTHER, "chunk " + (name.matches("[A-Za-z0-9_ ]{4}") ? name : "?"));
  }

  boolean isZero(long start, long length) throws IOException {
    byte[] block = new byte[Bounds.BLOCK];
    for (long done = 0; done < length; ) {
      int part = (int) Math.min(block.length, length - done);
      content.read(start + done, block, 0, part);
      for (int i = 0; i < part; i++) {
        if (block[i] != 0) {
          return false;
        }
      }
      done += part;
    }
    return true;
  }
}

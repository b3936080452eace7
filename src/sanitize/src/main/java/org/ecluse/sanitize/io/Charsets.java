package org.ecluse.sanitize.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.ecluse.core.Content;

/**
 * How the characters of a text file are written: Unicode in one of its forms, or one byte for each,
 * of which only the ASCII half is known.
 */
public record Charsets(Charset charset, int mark) {

  /** Reads on over the whole file: a text may be ASCII for a megabyte before its first accent. */
  public static Charsets of(Content content) throws IOException {
    byte[] head = new byte[(int) Math.min(4, content.size())];
    content.read(0, head, 0, head.length);
    if (head.length >= 3 && u(head, 0) == 0xef && u(head, 1) == 0xbb && u(head, 2) == 0xbf) {
      return new Charsets(StandardCharsets.UTF_8, 3);
    }
    if (head.length >= 4
        && u(head, 0) == 0xff
        && u(head, 1) == 0xfe
        && u(head, 2) + u(head, 3) == 0) {
      return new Charsets(Charset.forName("UTF-32LE"), 4);
    }
    if (head.length >= 2 && u(head, 0) == 0xff && u(head, 1) == 0xfe) {
      return new Charsets(StandardCharsets.UTF_16LE, 2);
    }
    if (head.length >= 2 && u(head, 0) == 0xfe && u(head, 1) == 0xff) {
      return new Charsets(StandardCharsets.UTF_16BE, 2);
    }
    return new Charsets(isUtf8(content) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1, 0);
  }

  /** Whether it is Unicode; otherwise a byte above 127 can be any letter. */
  public boolean known() {
    return !charset.equals(StandardCharsets.ISO_8859_1);
  }

  private static int u(byte[] bytes, int at) {
    return bytes[at] & 0xff;
  }

  private static boolean isUtf8(Content content) throws IOException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    byte[] bytes = new byte[1 << 13];
    CharBuffer characters = CharBuffer.allocate(1 << 13);
    int kept = 0;
    try (InputStream in = content.stream()) {
      for (int n = in.read(bytes, kept, bytes.length - kept);
          n >= 0;
          n = in.read(bytes, kept, bytes.length - kept)) {
        ByteBuffer from = ByteBuffer.wrap(bytes, 0, kept + n);
        CoderResult result = decoder.decode(from, characters.clear(), false);
        if (result.isError()) {
          return false;
        }
        kept = from.remaining();
        System.arraycopy(bytes, from.position(), bytes, 0, kept);
      }
    }
    return kept == 0;
  }
}

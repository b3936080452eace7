package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Uncleanable;

/** Looks at Flash video: whether any of its tags is neither sound nor picture. */
public final class FlvInspector implements Inspector {

  @Override
  public MediaKind kind() {
    return MediaKind.FLV;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    Reader in = new Reader(content);
    in.skip(5);
    long first = in.u32();
    if (first != 9) {
      findings.count(TraceGroup.HIDDEN, "data behind the header");
    }
    in.seek(first + 4);
    boolean coded = false;
    long end = in.position();
    while (in.left() >= 11) {
      int type = in.u8();
      int length = in.u8() << 16 | in.u16();
      in.skip(4);
      boolean numbered = (in.u8() | in.u16()) != 0;
      if (length > in.left()) {
        break;
      }
      if (numbered) {
        findings.count(TraceGroup.OTHER, "number of a stream");
      }
      if (type == 8 || type == 9) {
        if (!coded) {
          SoundTags.encoders(content, in.position(), in.left(), findings);
        }
        coded = true;
        in.skip(length);
      } else {
        data(in, length, findings);
      }
      in.skip(Math.min(4, in.left()));
      end = in.position();
    }
    if (!coded) {
      throw Uncleanable.damaged();
    }
    if (end < content.size()) {
      findings.count(TraceGroup.HIDDEN, "data behind the end");
    }
  }

  /** Strings in a tag of data (AMF 0): a 2, their length, their letters. */
  private static void data(Reader in, int length, Findings findings) throws IOException {
    byte[] bytes = in.bytes(Math.min(length, Bounds.SEGMENT));
    in.skip(length - bytes.length);
    if (saysOnlyHowLong(bytes)) {
      return;
    }
    findings.count(TraceGroup.OTHER, "tag of data");
    for (int at = 0; at + 3 < bytes.length; at++) {
      int size = (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff);
      if (bytes[at] == 2 && size > 0 && size <= bytes.length - at - 3) {
        String text = new String(bytes, at + 3, size, StandardCharsets.UTF_8);
        if (!text.equals("onMetaData")) {
          findings.value(TraceGroup.PERSON, text);
        }
      }
    }
  }

  /** An array of one number, in whole thousandths. */
  private static boolean saysOnlyHowLong(byte[] bytes) {
    if (bytes.length != 40) {
      return false;
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    double seconds = java.nio.ByteBuffer.wrap(bytes).getDouble(29);
    return text.startsWith("\u0002\0\nonMetaData\b\0\0\0\u0001\0\bduration\0")
        && text.endsWith("\0\0\t")
        && Math.round(seconds * 1000) / 1000.0 == seconds;
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    hits.bytes(content);
  }
}

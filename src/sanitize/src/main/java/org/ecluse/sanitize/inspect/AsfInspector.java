package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * Looks at Windows Media (Advanced Systems Format): objects by the first four bytes of their
 * identifiers, as numbers. Any that a player can do without counts.
 */
public final class AsfInspector implements Inspector {

  private static final long FILE = 0x8cabdca1L;
  private static final long EXTENSION = 0x5fbf03b5L;
  private static final long STREAM = 0x14e6a5cbL;
  private static final long DATA = 0x75b22636L;
  private static final long INDEX = 0x33000890L;

  /** Objects that hold texts, and whose. */
  private static final Map<Long, TraceGroup> TEXTS =
      Map.of(
          0x75b22633L, TraceGroup.PERSON,
          0xd2d0a440L, TraceGroup.PERSON,
          0xc5f8cbeaL, TraceGroup.OTHER,
          0x44231c94L, TraceGroup.OTHER,
          0x86d15240L, TraceGroup.SOFTWARE,
          0xf487cd01L, TraceGroup.OTHER,
          0x1efb1a30L, TraceGroup.OTHER);

  @Override
  public MediaKind kind() {
    return MediaKind.WMV;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    Reader in = new Reader(content);
    in.skip(16);
    long head = little(in, 8);
    objects(content, 30, Math.min(head, content.size()), findings);
    boolean data = false;
    for (long at = head; content.size() - at > 0; ) {
      if (content.size() - at < 24) {
        findings.count(TraceGroup.HIDDEN, "data behind the end");
        break;
      }
      in.seek(at);
      long id = little(in, 4);
      in.skip(12);
      long size = little(in, 8);
      if (id == DATA || id == INDEX) {
        identifier(in, findings);
        if (id == DATA) {
          data = true;
          SoundTags.encoders(content, in.position(), content.size() - in.position(), findings);
        }
      } else {
        findings.count(TraceGroup.OTHER, "object behind the packets");
      }
      if (size < 24) {
        throw Uncleanable.damaged();
      }
      at = size > content.size() - at ? content.size() : at + size;
    }
    if (!data) {
      throw Uncleanable.damaged();
    }
  }

  private static void objects(Content content, long from, long to, Findings findings)
      throws IOException {
    Reader in = new Reader(content);
    long at = from;
    for (int count = 0; to - at >= 24; count++) {
      in.seek(at);
      long id = little(in, 4);
      in.skip(12);
      long size = little(in, 8);
      if (size < 24 || size > to - at || count > Bounds.TRACKS) {
        throw Uncleanable.damaged();
      }
      if (id == EXTENSION) {
        objects(content, at + 46, at + size, findings);
      } else if (id == FILE) {
        identifier(in, findings);
        in.skip(8);
        long date = little(in, 8);
        if (date != 0 && date != 0x019db1ded53e8000L) {
          findings.count(TraceGroup.TIME, "date of the file");
        }
      } else if (id == STREAM) {
        in.skip(60);
        if (little(in, 2) != 0) {
          findings.count(TraceGroup.OTHER, "name of a stream");
        }
      } else if (TEXTS.containsKey(id)) {
        TraceGroup group = TEXTS.getOrDefault(id, TraceGroup.OTHER);
        findings.count(group, "object of texts");
        texts(in.bytes((int) Math.min(size - 24, Bounds.SEGMENT)), group, findings);
      } else if (!isNumbers(id)) {
        findings.count(TraceGroup.OTHER, "object of the header");
      }
      at += size;
    }
    if (at != to) {
      findings.count(TraceGroup.HIDDEN, "data behind the header");
    }
  }

  private static boolean isNumbers(long id) {
    return id == 0xb7dc0791L
        || id == 0x7bf875ceL
        || id == 0x7c4346a9L
        || id == 0x26f18b5dL
        || id == 0xd4fed15bL;
  }

  private static void identifier(Reader in, Findings findings) throws IOException {
    for (byte b : in.bytes(16)) {
      if (b != 0) {
        findings.count(TraceGroup.IDENTIFIER, "identifier of the file");
        return;
      }
    }
  }

  /** Values, whatever the object's fields: runs of text in UTF-16 that end with a zero. */
  private static void texts(byte[] body, TraceGroup group, Findings findings) {
    for (int odd = 0; odd < 2; odd++) {
      int length = (body.length - odd) & ~1;
      String text = new String(body, odd, length, StandardCharsets.UTF_16LE);
      for (String run : text.split("[^\\p{IsLatin}\\p{Punct}\\d ]+", -1)) {
        findings.value(group, run);
      }
    }
  }

  private static long little(Reader in, int bytes) throws IOException {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (long) in.u8() << (8 * i);
    }
    return value;
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    hits.bytes(content);
  }
}

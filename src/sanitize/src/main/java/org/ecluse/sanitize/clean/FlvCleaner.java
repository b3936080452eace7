package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * Flash video (Adobe Flash Video File Format 10.1, annex E), lossless: tags of sound and pictures
 * are copied bit for bit. Tags of data, which say who made it and when, go, but for how long it is:
 * no player can seek without.
 */
public class FlvCleaner implements Cleaner {

  private static final int SOUND = 8;
  private static final int PICTURES = 9;
  private static final int DATA = 18;
  private static final int TAG = 11;
  private static final int LONGEST_DATA = 1 << 16;

  /** Before the number of seconds, and behind it: an array of one (AMF 0 §2.10). */
  private static final byte[] BEFORE =
      "\u0002\0\nonMetaData\b\0\0\0\u0001\0\bduration\0".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] BEHIND = {0, 0, 9};
  private static final byte[] DURATION = "\0\bduration\0".getBytes(StandardCharsets.US_ASCII);

  @Override
  public MediaKind kind() {
    return MediaKind.FLV;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    Reader in = new Reader(source);
    in.skip(4);
    int streams = in.u8() & 5;
    in.seek(in.u32() + 4);
    sink.write(new byte[] {'F', 'L', 'V', 1, (byte) streams, 0, 0, 0, 9, 0, 0, 0, 0});
    boolean any = false;
    boolean described = false;
    while (in.left() >= TAG) {
      int type = in.u8();
      int length = in.u8() << 16 | in.u16();
      byte[] time = in.bytes(4);
      in.skip(3);
      // A file that breaks off ends with its last whole tag.
      if (length > in.left()) {
        break;
      }
      if (keeps(type)) {
        any = true;
        ByteBuffer head = ByteBuffer.allocate(TAG).putInt(type << 24 | length).put(time);
        sink.write(head.array());
        sink.copy(source, in.position(), length);
        sink.write(ByteBuffer.allocate(4).putInt(TAG + length).array());
      } else if (type == DATA && !described && length <= LONGEST_DATA) {
        byte[] data = new byte[length];
        source.read(in.position(), data, 0, length);
        described = describe(data, sink);
      } else if ((type & 0x20) != 0) {
        throw new Uncleanable(Reason.ENCRYPTED);
      }
      in.skip(length);
      in.skip(Math.min(4, in.left()));
    }
    if (!any) {
      throw Uncleanable.damaged();
    }
  }

  private static boolean describe(byte[] data, Sink sink) throws IOException {
    for (int at = 0; at + DURATION.length + Double.BYTES <= data.length; at++) {
      if (Arrays.equals(data, at, at + DURATION.length, DURATION, 0, DURATION.length)) {
        double seconds = ByteBuffer.wrap(data).getDouble(at + DURATION.length);
        int length = BEFORE.length + Double.BYTES + BEHIND.length;
        ByteBuffer tag = ByteBuffer.allocate(TAG + length + 4).putInt(DATA << 24 | length);
        tag.position(TAG);
        // Its last bits could say more than a time.
        tag.put(BEFORE).putDouble(Math.round(seconds * 1000) / 1000.0).put(BEHIND);
        sink.write(tag.putInt(TAG + length).array());
        return true;
      }
    }
    return false;
  }

  /** Whether a tag is copied; the seam for a test that breaks this cleaner on purpose. */
  boolean keeps(int type) {
    return type == SOUND || type == PICTURES;
  }
}

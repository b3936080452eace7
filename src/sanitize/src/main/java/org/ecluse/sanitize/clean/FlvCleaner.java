package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * Flash video (Adobe Flash Video File Format 10.1, annex E), lossless: tags of sound and pictures
 * are copied bit for bit, tags of data, which say who made it and when, go.
 */
public class FlvCleaner implements Cleaner {

  private static final int SOUND = 8;
  private static final int PICTURES = 9;
  private static final int TAG = 11;

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

  /** Whether a tag is copied; the seam for a test that breaks this cleaner on purpose. */
  boolean keeps(int type) {
    return type == SOUND || type == PICTURES;
  }
}

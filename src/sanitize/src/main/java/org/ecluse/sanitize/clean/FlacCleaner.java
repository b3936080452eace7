package org.ecluse.sanitize.clean;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * FLAC (RFC 9639), lossless: the stream's description and the seek table stay, all frames are
 * copied byte for byte, up to the end of the last one whose check value is right. Comments with
 * their vendor, pictures, cue sheets, application data, padding and foreign tags go.
 */
public class FlacCleaner implements Cleaner {

  private static final int MARKER = 0x664c6143;
  static final int STREAM_INFO = 0;
  static final int SEEK_TABLE = 3;
  private static final int INFO_SIZE = 34;
  private static final int POINT = 18;
  private static final int MOST_BLOCKS = 10_000;

  /** A description block that stays. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Block(int type, byte[] body) {}

  @Override
  public MediaKind kind() {
    return MediaKind.FLAC;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    long start = TrailingTags.start(source);
    Reader in = new Reader(source);
    in.seek(start);
    if (in.u32() != MARKER) {
      throw Uncleanable.damaged();
    }
    List<Block> blocks = blocks(in);
    if (blocks.isEmpty() || blocks.getFirst().type() != STREAM_INFO) {
      throw Uncleanable.damaged();
    }
    sink.write(ByteBuffer.allocate(4).putInt(MARKER).array());
    sink.write(description(blocks));
    long from = in.position();
    long end = FlacFrames.end(source, from, TrailingTags.end(source, from));
    sink.copy(source, from, end - from);
  }

  private List<Block> blocks(Reader in) throws IOException {
    List<Block> blocks = new ArrayList<>();
    for (int count = 0; count < MOST_BLOCKS; count++) {
      int head = in.u8();
      int type = head & 0x7f;
      int length = in.u8() << 16 | in.u16();
      boolean info = type == STREAM_INFO && blocks.isEmpty() && length == INFO_SIZE;
      boolean seeks = type == SEEK_TABLE && length % POINT == 0;
      if (info || seeks || keeps(type)) {
        blocks.add(new Block(type, in.bytes(length)));
      } else {
        in.skip(length);
      }
      if ((head & 0x80) != 0) {
        return blocks;
      }
    }
    throw Uncleanable.tooLarge();
  }

  /** Whether another block is copied; the seam for a test that breaks this on purpose. */
  boolean keeps(int type) {
    return false;
  }

  private static byte[] description(List<Block> blocks) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      int last = i + 1 == blocks.size() ? 0x80 : 0;
      int length = block.body().length;
      out.write(last | block.type());
      out.write(length >> 16);
      out.write(length >> 8);
      out.write(length);
      out.writeBytes(block.body());
      if (out.size() > Bounds.PART_IN_MEMORY) {
        throw new Uncleanable(Reason.TOO_LARGE);
      }
    }
    return out.toByteArray();
  }
}

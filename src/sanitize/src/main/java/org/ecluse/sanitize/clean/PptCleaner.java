package org.ecluse.sanitize.clean;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * PowerPoint presentations of 1997 to 2003 ([MS-PPT]): the objects that the last saving leads to
 * are written anew, in order of their numbers, as if it had been the only one.
 */
@SuppressWarnings("ByteBufferBackingArray") // Every buffer here is a whole array.
public class PptCleaner implements Cleaner {

  private static final byte[] CLASS = HexFormat.of().parseHex("108d81649b4fcf1186ea00aa00b929e8");

  private static final int EMBEDDED = 0x1011;
  private static final int SOUNDS = 0x7e4;

  private final Inner inner;

  public PptCleaner(Inner inner) {
    this.inner = inner;
  }

  @Override
  public MediaKind kind() {
    return MediaKind.PPT;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    OleStorage root = OleReader.read(source);
    byte[] document = root.stream("PowerPoint Document").orElseThrow(Uncleanable::damaged);
    byte[] pictures = root.stream("Pictures").orElse(new byte[0]);
    byte[] user = root.stream("Current User").orElseThrow(Uncleanable::damaged);
    ByteArrayOutputStream blips = new ByteArrayOutputStream();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int edit;
    try {
      SlideEdits edits = new SlideEdits(user, document);
      edit = objects(document, edits, art(pictures, blips, notes), out, notes);
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw Uncleanable.damaged();
    }
    List<OleWriter.Stream> streams = new ArrayList<>();
    streams.add(new OleWriter.Stream("PowerPoint Document", out.toByteArray()));
    streams.add(new OleWriter.Stream("Current User", user(user, edit)));
    if (blips.size() > 0) {
      streams.add(new OleWriter.Stream("Pictures", blips.toByteArray()));
    }
    OleWriter.write(CLASS, streams, sink);
  }

  private SlideArt art(byte[] pictures, ByteArrayOutputStream blips, Notes notes) {
    EmbeddedPictures cleaners = new EmbeddedPictures(inner);
    BinaryArt stored = new BinaryArt(cleaners, notes, (place, length) -> new long[] {-1, 0});
    Map<Integer, long[]> moved = new HashMap<>();
    BinaryArt.Store store =
        (place, length) -> {
          long[] known = moved.get(place);
          if (known != null) {
            return known;
          }
          if (place < 0 || place + 8 > pictures.length) {
            return new long[] {-1, 0};
          }
          byte[] clean = stored.blip(pictures, place, pictures.length);
          long[] now = {blips.size(), clean.length};
          blips.writeBytes(clean);
          moved.put(place, now);
          return now;
        };
    return new SlideArt(cleaners, notes, store) {
      @Override
      boolean drops(int type, int flags) {
        return PptCleaner.this.drops(super.drops(type, flags));
      }
    };
  }

  /** Writes the objects, then their directory and the one saving; returns where that stands. */
  private int objects(
      byte[] document, SlideEdits edits, SlideArt art, ByteArrayOutputStream out, Notes notes)
      throws IOException {
    ByteBuffer in = BinaryArt.little(document);
    ByteBuffer directory = BinaryArt.little(new byte[8 * edits.places.size()]);
    for (Map.Entry<Integer, Integer> object : edits.places.entrySet()) {
      int at = object.getValue();
      if (at < 0 || at > document.length - 8) {
        throw Uncleanable.damaged();
      }
      int end = Math.addExact(at + 8, in.getInt(at + 4));
      if (end < at + 8 || end > document.length) {
        throw Uncleanable.damaged();
      }
      directory.putInt(object.getKey() | 1 << 20).putInt(out.size());
      int type = in.getShort(at + 2) & 0xffff;
      if (type == EMBEDDED) {
        BinaryArt.put(out, 0, EMBEDDED, nothing());
      } else {
        byte[] clean = art.rewrite(document, at, end);
        if (clean.length == 0) {
          throw Uncleanable.damaged();
        }
        out.writeBytes(clean);
      }
      if (type == SOUNDS) {
        notes.left(TraceGroup.OTHER, "sounds");
      }
    }
    int place = out.size();
    BinaryArt.put(out, 0, SlideEdits.DIRECTORY, directory.array());
    ByteBuffer last = BinaryArt.little(edits.last);
    last.putInt(4, 0x03000000).putInt(8, 0).putInt(12, place).putShort(26, (short) 0);
    int edit = out.size();
    BinaryArt.put(out, 0, SlideEdits.EDIT, edits.last);
    return edit;
  }

  /** In the place of an embedded object: a file of nothing. Its picture stands on the slide. */
  private static byte[] nothing() throws IOException {
    org.ecluse.sanitize.io.MemorySink sink = new org.ecluse.sanitize.io.MemorySink(1 << 16);
    OleWriter.write(new byte[16], List.of(), sink);
    return sink.bytes();
  }

  private byte[] user(byte[] original, int edit) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteBuffer body = BinaryArt.little(new byte[25]);
    body.putInt(0x14).putInt(0xe391c05f).putInt(edit);
    body.putShort((short) 1).putShort((short) 0x3f4).put((byte) 3).put((byte) 0);
    body.putShort((short) 0).put((byte) '-').putInt(8);
    BinaryArt.put(out, 0, 0xff6, body.array());
    return user(original, out.toByteArray());
  }

  /** Seams for tests that break this cleaner on purpose. */
  byte[] user(byte[] original, byte[] clean) {
    return clean;
  }

  boolean drops(boolean listed) {
    return listed;
  }
}

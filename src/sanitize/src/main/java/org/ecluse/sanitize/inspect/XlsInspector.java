package org.ecluse.sanitize.inspect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.inspect.Search.Place;
import org.ecluse.sanitize.io.CompoundFile;
import org.ecluse.sanitize.io.Uncleanable;

/** Takes the inventory of Excel workbooks from before 2007 ([MS-XLS]), record by record. */
public final class XlsInspector implements Inspector {

  private static final Set<String> OWN = Set.of("workbook");

  /** Records with words that a reader of the sheet sees. */
  private static final Set<Integer> WORDS =
      Set.of(
          0x06, 0x14, 0x15, 0x18, 0x31, 0x85, 0xd6, 0xfc, 0x1b0, 0x1b1, 0x1b6, 0x1b8, 0x1be, 0x204,
          0x207, 0x293, 0x41e, 0x100d);

  private static final int CONTINUE = 0x3c;
  private static final int DRAWING_OF_ALL = 0xeb;
  private static final int DRAWING = 0xec;

  @Override
  public MediaKind kind() {
    return MediaKind.XLS;
  }

  /** A record and what continues it. */
  private interface Each {
    void record(int type, byte[] data, byte[] more) throws IOException;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    CompoundFile file = CompoundFile.read(content);
    CompoundLook.count(file, OWN, findings);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ByteArrayOutputStream sheet = new ByteArrayOutputStream();
    SheetTraces traces = new SheetTraces(findings);
    walk(
        file,
        (type, data, more) -> {
          traces.record(type, data, more);
          if (type == DRAWING_OF_ALL || type == DRAWING) {
            ByteArrayOutputStream to = type == DRAWING ? sheet : all;
            to.writeBytes(data);
            to.writeBytes(more);
          } else if (type == 0x0a) {
            art(all, findings, picture -> {});
            art(sheet, findings, picture -> {});
          }
        });
  }

  private static void art(
      ByteArrayOutputStream bytes,
      Findings findings,
      java.util.function.Consumer<byte[]> pictures) {
    new ArtScan(findings, pictures).scan(ByteBuffer.wrap(bytes.toByteArray()));
    bytes.reset();
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    CompoundFile file = CompoundFile.read(content);
    for (CompoundFile.Entry entry : file.streams()) {
      hits.whole(entry.path().getBytes(StandardCharsets.UTF_8), Place.HIDDEN);
      if (!OWN.contains(entry.path().toLowerCase(java.util.Locale.ROOT))) {
        hits.whole(file.bytes(entry), Place.HIDDEN);
      }
    }
    ByteArrayOutputStream drawn = new ByteArrayOutputStream();
    walk(
        file,
        (type, data, more) -> {
          Place place = WORDS.contains(type) ? Place.TEXT : Place.HIDDEN;
          hits.whole(data, place);
          hits.whole(more, place);
          if (type == DRAWING_OF_ALL) {
            drawn.writeBytes(data);
            drawn.writeBytes(more);
          } else if (type == 0x0a) {
            art(drawn, new Findings(), picture -> hits.whole(picture, Place.HIDDEN));
          }
        });
  }

  private static void walk(CompoundFile file, Each each) throws IOException {
    for (CompoundFile.Entry entry : file.streams()) {
      if (entry.path().equalsIgnoreCase("workbook")) {
        walk(ByteBuffer.wrap(file.bytes(entry)).order(ByteOrder.LITTLE_ENDIAN), each);
      }
    }
  }

  private static void walk(ByteBuffer in, Each each) throws IOException {
    int type = -1;
    byte[] data = {};
    ByteArrayOutputStream more = new ByteArrayOutputStream();
    while (in.remaining() >= 4) {
      int next = in.getShort() & 0xffff;
      byte[] bytes = new byte[Math.min(in.getShort() & 0xffff, in.remaining())];
      in.get(bytes);
      if (next == CONTINUE) {
        more.writeBytes(bytes);
        continue;
      }
      if (type >= 0) {
        each.record(type, data, more.toByteArray());
      }
      type = next;
      data = bytes;
      more.reset();
    }
    if (type < 0) {
      throw Uncleanable.damaged();
    }
    each.record(type, data, more.toByteArray());
  }
}

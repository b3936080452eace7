package org.ecluse.sanitize.inspect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.CompoundFile;
import org.ecluse.sanitize.io.Uncleanable;

/** Takes the inventory of Excel workbooks of 1997 to 2003 ([MS-XLS]). */
public final class XlsInspector implements Inspector {

  private static final Set<String> STREAMS = Set.of("Workbook");

  private static final Map<Integer, TraceGroup> TELLING =
      Map.ofEntries(
          Map.entry(0x5b, TraceGroup.PERSON),
          Map.entry(0x194, TraceGroup.HISTORY),
          Map.entry(0x4d, TraceGroup.DEVICE),
          Map.entry(0xd3, TraceGroup.OTHER),
          Map.entry(0x1ba, TraceGroup.OTHER),
          Map.entry(0x51, TraceGroup.IDENTIFIER),
          Map.entry(0x52, TraceGroup.IDENTIFIER),
          Map.entry(0xdc, TraceGroup.IDENTIFIER),
          Map.entry(0x1ad, TraceGroup.IDENTIFIER),
          Map.entry(0x1a9, TraceGroup.IDENTIFIER),
          Map.entry(0x1aa, TraceGroup.IDENTIFIER),
          Map.entry(0x866, TraceGroup.OTHER),
          Map.entry(0x896, TraceGroup.OTHER),
          Map.entry(0x89c, TraceGroup.IDENTIFIER),
          Map.entry(0x805, TraceGroup.IDENTIFIER),
          Map.entry(0x1c2, TraceGroup.OTHER));

  /** Records that hold what a reader of the sheet sees. */
  private static final Set<Integer> TEXTS =
      Set.of(0xfc, 0x204, 0x207, 0x14, 0x15, 0x85, 0x1b6, 0x18, 0x41e, 0x100d, 0x1b8, 0x31);

  private final Within within;

  public XlsInspector(Within within) {
    this.within = within;
  }

  /** What is done with one record, its continuation included. */
  private interface Visitor {
    void see(int type, byte[] body, byte[] more) throws IOException;
  }

  @Override
  public MediaKind kind() {
    return MediaKind.XLS;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    CompoundFile file = new CompoundFile(content);
    CompoundTraces.count(file, STREAMS, findings);
    ByteArrayOutputStream group = new ByteArrayOutputStream();
    boolean[] box = {false};
    try {
      walk(file, (type, body, more) -> count(type, body, more, findings, group, box));
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw Uncleanable.damaged();
    }
    new ArtScan(group.toByteArray(), within, findings).scan();
  }

  private static void count(
      int type,
      byte[] body,
      byte[] more,
      Findings findings,
      ByteArrayOutputStream group,
      boolean[] box) {
    TraceGroup telling = TELLING.get(type);
    if (telling != null) {
      findings.count(telling, "XLS record " + type);
    }
    ByteBuffer in = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
    switch (type) {
      case 0x5c -> named(body, 0, "XLS writer", findings);
      case 0x1c -> named(body, 8, "XLS author of a comment", findings);
      case 0x13 -> {
        if (body.length > 1 && in.getShort(0) != 0) {
          findings.count(TraceGroup.IDENTIFIER, "XLS password");
        }
      }
      case 0x5d -> box[0] = body.length > 6 && in.getShort(4) == 0x19;
      case 0x1b6 -> {
        String words = words(more, 1, more.length - 1);
        if (box[0]
            && more.length > 1
            && !words.replace("\0", " ").isBlank()
            && in.getShort(10) > 0) {
          int length = Math.min(in.getShort(10) * ((more[0] & 1) + 1), more.length - 1);
          if (!words(more, 1, length).replace("\0", " ").isBlank()) {
            findings.count(TraceGroup.HIDDEN, "comments");
          }
        }
      }
      case 0x1ae, 0x1b8 -> {
        byte[] all = joined(body, more);
        String words = words(all, 0, all.length);
        if (Paths.isLocal(words)
            || Paths.isLocal(words.replace("\0", ""))
            || isBook(type, in, body)) {
          findings.count(TraceGroup.IDENTIFIER, "path of a file");
        }
      }
      case 0x85 -> {
        if (body.length > 4 && (body[4] & 3) != 0) {
          findings.count(TraceGroup.HIDDEN, "hidden sheet");
        }
      }
      case 0xeb, 0xec -> group.writeBytes(joined(body, more));
      default -> {}
    }
  }

  private static boolean isBook(int type, ByteBuffer in, byte[] body) {
    if (type != 0x1ae || body.length < 8) {
      return false;
    }
    int length = in.getShort(2);
    return length > 0
        && length < 0x100
        && !words(body, 5, Math.min(length, body.length - 5)).replace("\0", "").matches("x+");
  }

  private static void named(byte[] body, int at, String tag, Findings findings) {
    ByteBuffer in = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
    if (body.length < at + 4) {
      return;
    }
    boolean wide = (body[at + 2] & 1) == 1;
    int length = Math.clamp((in.getShort(at) & 0xffff) * (wide ? 2L : 1L), 0, body.length - at - 3);
    byte[] text = Arrays.copyOfRange(body, at + 3, at + 3 + length);
    String name = new String(text, wide ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1);
    boolean rest = at == 0 && !words(body, 3, body.length - 3).replace("\0", " ").isBlank();
    if (rest || !(name.isBlank() || name.equals("-"))) {
      findings.count(TraceGroup.PERSON, tag);
      findings.value(TraceGroup.PERSON, name);
    }
  }

  private static String words(byte[] bytes, int from, int length) {
    return length <= 0 ? "" : new String(bytes, from, length, StandardCharsets.ISO_8859_1);
  }

  private static byte[] joined(byte[] body, byte[] more) {
    byte[] all = Arrays.copyOf(body, body.length + more.length);
    System.arraycopy(more, 0, all, body.length, more.length);
    return all;
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    if (hits.isNeeded()) {
      CompoundFile file = new CompoundFile(content);
      CompoundTraces.search(file, STREAMS, hits);
      walk(
          file,
          (type, body, more) ->
              hits.whole(
                  joined(body, more),
                  TEXTS.contains(type) ? Search.Place.TEXT : Search.Place.HIDDEN));
    }
  }

  private static void walk(CompoundFile file, Visitor visitor) throws IOException {
    byte[] stream = file.bytes(file.find("Workbook").orElseThrow(Uncleanable::damaged));
    ByteBuffer in = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at + 4 <= stream.length; ) {
      int type = in.getShort(at) & 0xffff;
      int end = end(in, at);
      byte[] body = Arrays.copyOfRange(stream, at + 4, end);
      ByteArrayOutputStream more = new ByteArrayOutputStream();
      while (type != 0 && end + 4 <= stream.length && in.getShort(end) == 0x3c) {
        int next = end(in, end);
        more.write(stream, end + 4, next - end - 4);
        end = next;
      }
      if (type == 0x2f) {
        throw new Uncleanable(Reason.ENCRYPTED);
      }
      visitor.see(type, body, more.toByteArray());
      at = end;
    }
  }

  private static int end(ByteBuffer in, int at) throws IOException {
    int end = at + 4 + (in.getShort(at + 2) & 0xffff);
    if (end > in.capacity()) {
      throw Uncleanable.damaged();
    }
    return end;
  }
}

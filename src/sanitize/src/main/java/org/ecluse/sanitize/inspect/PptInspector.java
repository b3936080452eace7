package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;

/** Takes the inventory of PowerPoint presentations of 1997 to 2003 ([MS-PPT]). */
public final class PptInspector implements Inspector {

  private static final Set<String> STREAMS =
      Set.of("PowerPoint Document", "Current User", "Pictures");

  private static final Map<Integer, TraceGroup> TELLING =
      Map.ofEntries(
          Map.entry(0x2ee0, TraceGroup.PERSON),
          Map.entry(0x2ee4, TraceGroup.PERSON),
          Map.entry(0x1389, TraceGroup.IDENTIFIER),
          Map.entry(0x406, TraceGroup.PERSON),
          Map.entry(0x3ff, TraceGroup.OTHER),
          Map.entry(0xfb8, TraceGroup.OTHER),
          Map.entry(0x40e, TraceGroup.OTHER),
          Map.entry(0x7e4, TraceGroup.OTHER));

  private static final int BLOB = 0x138b;
  private static final int UTF16_TEXT = 0xfa0;
  private static final int BYTE_TEXT = 0xfa8;
  private static final int STRING = 0xfba;
  private static final int NOTES = 0x3f0;
  private static final int SAVING = 0xff5;

  private final Within within;

  public PptInspector(Within within) {
    this.within = within;
  }

  /** What is met in the stream of records. */
  private interface Visitor {
    void see(int type, int flags, int from, int to, boolean notes);
  }

  @Override
  public MediaKind kind() {
    return MediaKind.PPT;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    OleFile file = new OleFile(content);
    OleTraces.count(file, STREAMS, findings);
    user(stream(file, "Current User"), findings);
    byte[] document = stream(file, "PowerPoint Document");
    int[] savings = {0};
    ByteBuffer in = ByteBuffer.wrap(document).order(ByteOrder.LITTLE_ENDIAN);
    walk(
        document,
        (type, flags, from, to, notes) -> {
          TraceGroup telling = TELLING.get(type);
          if (telling != null) {
            findings.count(telling, "PPT record " + type);
          }
          String words = words(document, type, from, to);
          if (type == STRING && Paths.isLocal(words)) {
            findings.count(TraceGroup.IDENTIFIER, "path of a file");
          } else if (notes && type != STRING && !words.replaceAll("[*\\s]", "").isEmpty()) {
            findings.count(TraceGroup.HIDDEN, "notes of the speaker");
          } else if (type == 0x3f9 && to - from >= 12 && (in.getShort(from + 10) & 4) != 0) {
            findings.count(TraceGroup.HIDDEN, "hidden slide");
          } else if (type == 0x1011 && to - from > 2048) {
            findings.count(TraceGroup.HIDDEN, "embedded object");
          }
          savings[0] += type == SAVING ? 1 : 0;
        });
    findings.count(TraceGroup.HISTORY, "PPT earlier savings", savings[0] - 1);
    new BinaryArtScan(document, within, findings).scan();
    Optional<OleFile.Entry> pictures = file.find("Pictures");
    if (pictures.isPresent()) {
      new BinaryArtScan(file.bytes(pictures.get()), within, findings).scan();
    }
  }

  private static byte[] stream(OleFile file, String name) throws IOException {
    return file.bytes(file.find(name).orElseThrow(Uncleanable::damaged));
  }

  private static void user(byte[] user, Findings findings) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(user).order(ByteOrder.LITTLE_ENDIAN);
    if (user.length < 28) {
      throw Uncleanable.damaged();
    }
    if (in.getInt(12) == 0xf3d1c4df) {
      throw new Uncleanable(Reason.ENCRYPTED);
    }
    int length = Math.clamp(in.getShort(20) & 0xffff, 0, user.length - 28);
    String name = new String(user, 28, length, StandardCharsets.ISO_8859_1);
    if (!name.isBlank() && !name.equals("-")) {
      findings.count(TraceGroup.PERSON, "PPT user");
      findings.value(TraceGroup.PERSON, name);
    }
  }

  private static String words(byte[] bytes, int type, int from, int to) {
    return switch (type) {
      case UTF16_TEXT, STRING -> new String(bytes, from, to - from, StandardCharsets.UTF_16LE);
      case BYTE_TEXT -> new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
      default -> "";
    };
  }

  private static void walk(byte[] bytes, Visitor visitor) throws IOException {
    walk(bytes, 0, bytes.length, 0, false, false, visitor);
  }

  private static void walk(
      byte[] bytes, int from, int to, int depth, boolean notes, boolean blob, Visitor visitor)
      throws IOException {
    if (depth > Bounds.BOX_DEPTH) {
      throw Uncleanable.tooLarge();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = from; at + 8 <= to; ) {
      int flags = in.getShort(at) & 0xffff;
      int type = in.getShort(at + 2) & 0xffff;
      int length = in.getInt(at + 4);
      if (length < 0 || length > to - at - 8) {
        if (blob) {
          return;
        }
        throw Uncleanable.damaged();
      }
      visitor.see(type, flags, at + 8, at + 8 + length, notes);
      if ((flags & 15) == 15 || type == BLOB) {
        walk(
            bytes,
            at + 8,
            at + 8 + length,
            depth + 1,
            notes || type == NOTES,
            blob || type == BLOB,
            visitor);
      }
      at += 8 + length;
    }
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    if (!hits.isNeeded()) {
      return;
    }
    OleFile file = new OleFile(content);
    OleTraces.search(file, Set.of("PowerPoint Document"), hits);
    byte[] document = stream(file, "PowerPoint Document");
    byte[] rest = document.clone();
    walk(
        document,
        (type, flags, from, to, notes) -> {
          if (type == UTF16_TEXT || type == BYTE_TEXT || type == STRING) {
            hits.whole(java.util.Arrays.copyOfRange(document, from, to), Search.Place.TEXT);
            java.util.Arrays.fill(rest, from, to, (byte) 0);
          }
        });
    hits.whole(rest, Search.Place.HIDDEN);
  }
}

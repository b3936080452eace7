package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * Windows Media, sound and film (Advanced Systems Format 1.2), lossless: the packets stay bit for
 * bit, with what a player needs to know of the streams. Titles, authors, markers, names of streams
 * and programs go; the identifier of the file becomes zero and its date the beginning of 1970. What
 * is encrypted is refused.
 */
public class AsfCleaner implements Cleaner {

  static final String FILE = "a1dcab8c47a9cf118ee400c00c205365";
  static final String EXTENSION = "b503bf5f2ea9cf118ee300c00c205365";
  static final String DATA = "3626b2758e66cf11a6d900aa0062ce6c";

  /** In tenths of microseconds since 1601. Players show zero as a day in 1601, which is none. */
  private static final long BEGINNING_OF_1970 = 0x019db1ded53e8000L;

  private static final String STREAM = "cba5e61472c632438399a96952065b5a";
  private static final String INDEX = "90080033b1e5cf1189f400a0c90349cb";

  /** Stream properties, bit rates, languages, compatibility, priorities, mutual exclusion. */
  private static final Set<String> KEPT =
      Set.of(
          "9107dcb7b7a9cf118ee600c00c205365",
          "ce75f87b8d46d1118d82006097c9a2b2",
          "a946437ce0effc4bb229393ede415c85",
          "5d8bf1268445ec479f5f0e651f0452c9",
          "5bd1fed4d3884f4581f0ed5c45999e24");

  /** Content encryption, extended content encryption, advanced content encryption. */
  private static final Set<String> LOCKED =
      Set.of(
          "fbb3112223bdd211b4b700a0c955fc6e",
          "14e68a292226174cb935dae07ee9289c",
          "338505438169e6499b74ad12cb86d58c");

  private static final int HEAD = 24;
  private static final int EXTENSION_HEAD = 46;
  private static final int STREAM_FIXED = 88;

  /** One object, with its head. */
  private record Part(String id, long start, long size) {}

  @Override
  public MediaKind kind() {
    return MediaKind.WMV;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    List<Part> file = parts(source, 0, source.size(), true);
    Part head = file.isEmpty() ? new Part("", 0, 0) : file.getFirst();
    List<byte[]> kept = new ArrayList<>();
    int size = HEAD + 6;
    byte[] properties = {};
    for (Part part : parts(source, HEAD + 6, head.size(), false)) {
      if (LOCKED.contains(part.id())) {
        throw new Uncleanable(Reason.ENCRYPTED);
      }
      byte[] bytes = header(source, part);
      properties = part.id().equals(FILE) ? bytes : properties;
      if (bytes.length > 0) {
        kept.add(bytes);
        size = Math.addExact(size, bytes.length);
      }
    }
    if (properties.length < 104) {
      throw Uncleanable.damaged();
    }
    List<Part> packets = file.stream().filter(p -> isPackets(p.id())).toList();
    if (packets.isEmpty() || !packets.getFirst().id().equals(DATA)) {
      throw Uncleanable.damaged();
    }
    long whole = size + packets.stream().mapToLong(Part::size).sum();
    little(properties).putLong(40, whole);
    byte[] start = bytes(source, 0, HEAD + 6);
    little(start).putLong(16, size).putInt(HEAD, kept.size());
    sink.write(start);
    for (byte[] bytes : kept) {
      sink.write(bytes);
    }
    for (Part part : packets) {
      copy(source, part, sink);
    }
  }

  /** Packets and the index of their times: each names the file by its identifier. */
  private static void copy(Content source, Part part, Sink sink) throws IOException {
    if (part.size() < HEAD + 16) {
      throw Uncleanable.damaged();
    }
    byte[] head = bytes(source, part.start(), HEAD);
    little(head).putLong(16, part.size());
    sink.write(head);
    sink.zeros(16);
    sink.copy(source, part.start() + HEAD + 16, part.size() - HEAD - 16);
  }

  private static boolean isPackets(String id) {
    return id.equals(DATA) || id.equals(INDEX);
  }

  /** Whether an object of the header is copied; the seam for a test that breaks this cleaner. */
  boolean keeps(String id) {
    return KEPT.contains(id);
  }

  /** What is written of an object of the header. */
  private byte[] header(Content source, Part part) throws IOException {
    if (part.id().equals(FILE)) {
      byte[] bytes = bytes(source, part.start(), part.size());
      if (bytes.length < 104) {
        throw Uncleanable.damaged();
      }
      little(bytes).putLong(24, 0).putLong(32, 0).putLong(48, BEGINNING_OF_1970);
      return bytes;
    }
    if (part.id().equals(EXTENSION)) {
      return extension(source, part);
    }
    return keeps(part.id()) ? bytes(source, part.start(), part.size()) : new byte[0];
  }

  private byte[] extension(Content source, Part part) throws IOException {
    List<byte[]> kept = new ArrayList<>();
    int size = 0;
    long end = part.start() + part.size();
    for (Part inner : parts(source, part.start() + EXTENSION_HEAD, end, false)) {
      byte[] bytes =
          inner.id().equals(STREAM)
              ? stream(source, inner)
              : keeps(inner.id()) ? bytes(source, inner.start(), inner.size()) : new byte[0];
      kept.add(bytes);
      size = Math.addExact(size, bytes.length);
    }
    byte[] head = bytes(source, part.start(), EXTENSION_HEAD);
    little(head).putLong(16, EXTENSION_HEAD + size).putInt(42, size);
    ByteBuffer out = ByteBuffer.allocate(EXTENSION_HEAD + size).put(head);
    kept.forEach(out::put);
    return out.array();
  }

  /** The numbers of a stream, without its names; one that describes its packets further stays. */
  private static byte[] stream(Content source, Part part) throws IOException {
    byte[] bytes = bytes(source, part.start(), part.size());
    if (bytes.length < STREAM_FIXED) {
      throw Uncleanable.damaged();
    }
    ByteBuffer fields = little(bytes);
    int names = fields.getShort(84) & 0xffff;
    int at = STREAM_FIXED;
    for (int i = 0; i < names; i++) {
      int next = at + 4 > bytes.length ? -1 : at + 4 + (fields.getShort(at + 2) & 0xffff);
      if (next < 0 || next > bytes.length) {
        throw Uncleanable.damaged();
      }
      at = next;
    }
    ByteBuffer out = ByteBuffer.allocate(STREAM_FIXED + bytes.length - at);
    out.put(bytes, 0, STREAM_FIXED).put(bytes, at, bytes.length - at);
    out.order(ByteOrder.LITTLE_ENDIAN).putLong(16, out.capacity()).putShort(84, (short) 0);
    return out.array();
  }

  private static List<Part> parts(Content source, long from, long to, boolean clip)
      throws IOException {
    List<Part> parts = new ArrayList<>();
    for (long at = from; to - at >= HEAD; ) {
      byte[] head = bytes(source, at, HEAD);
      long size = little(head).getLong(16);
      if (clip && size > to - at) {
        size = to - at;
      }
      if (size < HEAD || size > to - at || parts.size() > Bounds.TRACKS) {
        throw Uncleanable.damaged();
      }
      String id = HexFormat.of().formatHex(head, 0, 16);
      parts.add(new Part(id, at, size));
      at += size;
    }
    return parts;
  }

  private static byte[] bytes(Content source, long at, long length) throws IOException {
    if (length > source.size() - at) {
      throw Uncleanable.damaged();
    }
    if (length > Bounds.SEGMENT) {
      throw Uncleanable.tooLarge();
    }
    byte[] bytes = new byte[(int) length];
    source.read(at, bytes, 0, bytes.length);
    return bytes;
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}

package org.ecluse.sanitize.clean;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;
import org.ecluse.sanitize.io.Unfolding;

/**
 * Drawings of the old office programs ([MS-ODRAW]): written anew record by record, with pictures
 * cleaned, their digests replaced, and names, descriptions and paths of shapes blanked.
 */
@SuppressWarnings("ByteBufferBackingArray") // Every buffer here is a whole array.
class BinaryArt {

  /** Where the pictures of a document stand that are not inside the drawing itself. */
  interface Store {
    /**
     * The new place of the picture at a place.
     *
     * @return the new place and the length there; a length of 0 if there is no picture
     */
    long[] move(int place, int length) throws IOException;
  }

  static final int HEAD = 8;
  private static final int STORE_ENTRY = 0xf007;
  private static final int TAGGED = 0xf01a;
  private static final int JPEG = 0xf01d;
  private static final int PNG = 0xf01e;
  private static final int PICT = 0xf01c;
  private static final int LAST_BLIP = 0xf117;
  private static final Set<Integer> PROPERTIES = Set.of(0xf00b, 0xf121, 0xf122);

  /** Properties of which the text looks the same to a reader if it is not there. */
  private static final Set<Integer> TEXTS =
      Set.of(
          0x105, 0x10d, 0x187, 0x1c7, 0x380, 0x381, 0x382, 0x38d, 0x38e, 0x38f, 0x390, 0x391, 0x393,
          0x394, 0x395, 0x3a9, 0x3a8);

  private static final int DEPTH = 30;

  private final EmbeddedPictures pictures;
  private final Notes notes;
  private final Store store;

  BinaryArt(EmbeddedPictures pictures, Notes notes, Store store) {
    this.pictures = pictures;
    this.notes = notes;
    this.store = store;
  }

  /** Drawings in a row. What follows the last whole record is dropped. */
  byte[] rewrite(byte[] art, int from, int to) throws IOException {
    return rewrite(art, from, to, 0);
  }

  private byte[] rewrite(byte[] art, int from, int to, int depth) throws IOException {
    if (depth > DEPTH) {
      throw Uncleanable.tooLarge();
    }
    ByteBuffer in = little(art);
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(0, to - from));
    for (int at = from; at + HEAD <= to; ) {
      int flags = in.getShort(at) & 0xffff;
      int type = in.getShort(at + 2) & 0xffff;
      long length = in.getInt(at + 4) & 0xffffffffL;
      if (length > to - at - HEAD) {
        throw Uncleanable.damaged();
      }
      int end = at + HEAD + (int) length;
      record(out, art, flags, type, at + HEAD, end, depth);
      at = end;
    }
    return out.toByteArray();
  }

  private void record(
      ByteArrayOutputStream out, byte[] art, int flags, int type, int from, int end, int depth)
      throws IOException {
    if (drops(type, flags)) {
      return;
    }
    if ((flags & 15) == 15) {
      put(out, flags, type, rewrite(art, from, end, depth + 1));
    } else if (type == STORE_ENTRY) {
      put(out, flags, type, entry(art, from, end));
    } else if (type >= TAGGED && type <= LAST_BLIP) {
      out.writeBytes(blip(art, from - HEAD, end));
    } else if (PROPERTIES.contains(type)) {
      put(out, flags, type, properties(Arrays.copyOfRange(art, from, end), flags >> 4));
    } else {
      put(out, flags, type, change(type, flags, Arrays.copyOfRange(art, from, end)));
    }
  }

  /** Whether a record of the program around the drawing goes. */
  boolean drops(int type, int flags) {
    return false;
  }

  /** What becomes of a record's bytes. */
  byte[] change(int type, int flags, byte[] body) throws IOException {
    return body;
  }

  /** Shapes of a drawing that is cut in pieces, in place: its groups reach over several pieces. */
  void scrubShapes(byte[] piece) throws IOException {
    ByteBuffer in = little(piece);
    for (int at = 0; at + HEAD <= piece.length; ) {
      int flags = in.getShort(at) & 0xffff;
      int type = in.getShort(at + 2) & 0xffff;
      long length = in.getInt(at + 4) & 0xffffffffL;
      if ((flags & 15) == 15) {
        at += HEAD;
        continue;
      }
      if (length > piece.length - at - HEAD) {
        throw Uncleanable.damaged();
      }
      int end = at + HEAD + (int) length;
      if (PROPERTIES.contains(type)) {
        byte[] clean = properties(Arrays.copyOfRange(piece, at + HEAD, end), flags >> 4);
        System.arraycopy(clean, 0, piece, at + HEAD, clean.length);
      }
      at = end;
    }
  }

  private byte[] entry(byte[] art, int from, int end) throws IOException {
    if (end - from < 36) {
      throw Uncleanable.damaged();
    }
    ByteBuffer fixed = little(Arrays.copyOfRange(art, from, from + 36));
    int name = art[from + 33] & 0xff;
    byte[] inside = new byte[0];
    int size = fixed.getInt(20);
    long place = fixed.getInt(28) & 0xffffffffL;
    if (from + 36 + name + HEAD <= end) {
      inside = blip(art, from + 36 + name, end);
      size = inside.length;
    } else if (size > 0 && place < Integer.MAX_VALUE) {
      long[] moved = store.move((int) place, size);
      fixed.putInt(28, (int) moved[0]);
      size = (int) moved[1];
    }
    fixed.putInt(20, size).put(33, (byte) 0).putLong(2, place).putLong(10, size);
    byte[] whole = Arrays.copyOf(fixed.array(), 36 + inside.length);
    System.arraycopy(inside, 0, whole, 36, inside.length);
    if (inside.length > HEAD + 16) {
      System.arraycopy(inside, HEAD, whole, 2, 16);
    }
    return whole;
  }

  /** One picture with its record header, cleaned. */
  byte[] blip(byte[] art, int at, int end) throws IOException {
    ByteBuffer in = little(art);
    if (at < 0 || at + HEAD > end || end > art.length) {
      throw Uncleanable.damaged();
    }
    int instance = (in.getShort(at) & 0xffff) >> 4;
    int type = in.getShort(at + 2) & 0xffff;
    long length = in.getInt(at + 4) & 0xffffffffL;
    boolean metafile = type >= TAGGED && type <= PICT;
    int digests = isDouble(instance) ? 32 : 16;
    int head = digests + (metafile ? 34 : 1);
    if (length < head || length > end - at - HEAD) {
      throw Uncleanable.damaged();
    }
    int from = at + HEAD + head;
    byte[] picture = Arrays.copyOfRange(art, from, at + HEAD + (int) length);
    return metafile
        ? metafile(art, at, digests, picture, instance, type)
        : raster(picture, instance, type);
  }

  private byte[] raster(byte[] picture, int instance, int type) throws IOException {
    EmbeddedPictures.Clean clean = pictures.clean(picture, notes);
    int sort = type;
    int number = isDouble(instance) ? instance - 1 : instance;
    if (clean.mediaType().equals("image/jpeg") && type != JPEG) {
      sort = JPEG;
      number = 0x46a;
    } else if (clean.mediaType().equals("image/png") && type != PNG) {
      sort = PNG;
      number = 0x6e0;
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(digest(clean.bytes()));
    body.write(0xff);
    body.writeBytes(clean.bytes());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    put(out, number << 4, sort, body.toByteArray());
    return out.toByteArray();
  }

  private byte[] metafile(byte[] art, int at, int digests, byte[] picture, int instance, int type)
      throws IOException {
    byte[] fixed = Arrays.copyOfRange(art, at + HEAD + digests, at + HEAD + digests + 34);
    boolean packed = fixed[32] == 0;
    byte[] drawing = packed ? inflate(picture) : picture;
    byte[] clean = drawing;
    if (type == PICT) {
      notes.left(TraceGroup.IDENTIFIER, "picture of a kind not cleaned");
    } else {
      clean = pictures.clean(drawing, notes).bytes();
    }
    byte[] stored = Arrays.equals(clean, drawing) ? picture : packed ? deflate(clean) : clean;
    little(fixed).putInt(0, clean.length).putInt(28, stored.length);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(digest(clean));
    body.writeBytes(fixed);
    body.writeBytes(stored);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    put(out, (isDouble(instance) ? instance - 1 : instance) << 4, type, body.toByteArray());
    return out.toByteArray();
  }

  /** Blanks texts that a shape carries along ([MS-ODRAW] §2.3); their room stays. */
  byte[] properties(byte[] body, int count) throws IOException {
    ByteBuffer in = little(body);
    int complex = count * 6;
    if (complex > body.length) {
      throw Uncleanable.damaged();
    }
    for (int i = 0; i < count; i++) {
      int id = in.getShort(i * 6) & 0xffff;
      if ((id & 0x8000) == 0) {
        continue;
      }
      int length = Math.clamp(in.getInt(i * 6 + 2), 0, body.length - complex);
      if (TEXTS.contains(id & 0x3fff)) {
        Arrays.fill(body, complex, complex + length, (byte) 0);
      }
      complex += length;
    }
    return body;
  }

  /** Pictures are told apart by a digest; that of the original would lead back to it. */
  private static byte[] digest(byte[] picture) {
    CRC32 sum = new CRC32();
    sum.update(picture);
    return ByteBuffer.allocate(16).putLong(sum.getValue()).putLong(picture.length).array();
  }

  private static boolean isDouble(int instance) {
    return switch (instance) {
      case 0x3d5, 0x217, 0x543, 0x46b, 0x6e3, 0x6e1, 0x7a9, 0x6e5 -> true;
      default -> false;
    };
  }

  private static byte[] inflate(byte[] packed) throws IOException {
    try (java.io.InputStream in =
        new Unfolding(
            new InflaterInputStream(new ByteArrayInputStream(packed)),
            Unfolding.limitFor(packed.length))) {
      return in.readNBytes(Bounds.PART_IN_MEMORY);
    }
  }

  private static byte[] deflate(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream packed =
        new DeflaterOutputStream(out, new Deflater(Deflater.BEST_COMPRESSION))) {
      packed.write(bytes);
    }
    return out.toByteArray();
  }

  static void put(ByteArrayOutputStream out, int flags, int type, byte[] body) {
    ByteBuffer head = little(new byte[HEAD]);
    head.putShort((short) flags).putShort((short) type).putInt(body.length);
    out.writeBytes(head.array());
    out.writeBytes(body);
  }

  static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}

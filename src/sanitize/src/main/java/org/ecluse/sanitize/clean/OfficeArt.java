package org.ecluse.sanitize.clean;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * Drawings of the old office formats ([MS-ODRAW]), scrubbed where they stand, so that nothing
 * moves: properties that are no shape, no colour and no words are emptied, pictures are cleaned and
 * filled up with zeros.
 */
final class OfficeArt {

  private static final int HEADER = 8;
  private static final int CONTAINER = 0xf;
  private static final int FBSE = 0xf007;
  private static final int FBSE_SIZE = 36;
  private static final int FIRST_BLIP = 0xf018;
  private static final int LAST_BLIP = 0xf117;
  private static final Set<Integer> METAFILES = Set.of(0xf01a, 0xf01b, 0xf01c);
  private static final int MAC_METAFILE = 0xf01c;

  /** A bitmap without a file around it: sizes, colours, pixels. */
  private static final int BARE_BITMAP = 0xf01f;

  private static final Set<Integer> PROPERTIES = Set.of(0xf00b, 0xf121, 0xf122);
  private static final int COMPLEX = 0x8000;
  private static final int UID = 16;
  private static final int METAFILE_HEADER = 34;

  /** Complex properties (§2.3) that are geometry, colours, or words of the document. */
  private static final Set<Integer> KEPT =
      Set.of(
          0x00c0, 0x00c5, 0x0145, 0x0146, 0x0151, 0x0152, 0x0155, 0x0156, 0x0157, 0x0158, 0x0197,
          0x01cf, 0x0381, 0x0383, 0x03a0, 0x05cf, 0x060f, 0x064f, 0x068f);

  private final EmbeddedPictures pictures;
  private final Notes notes;

  OfficeArt(Inner inner, Notes notes) {
    this.pictures = new EmbeddedPictures(inner);
    this.notes = notes;
  }

  /** Scrubs all records of an array. */
  void scrub(byte[] bytes) throws IOException {
    scrub(bytes, 0, bytes.length, 0);
  }

  /** Scrubs records that lie in pieces, one behind the other. */
  void scrub(List<byte[]> pieces) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    pieces.forEach(all::writeBytes);
    byte[] bytes = all.toByteArray();
    scrub(bytes);
    int at = 0;
    for (byte[] piece : pieces) {
      System.arraycopy(bytes, at, piece, 0, piece.length);
      at += piece.length;
    }
  }

  /** Scrubs the records from..to; what is no record there is left alone and named. */
  void scrub(byte[] bytes, int from, int to, int depth) throws IOException {
    if (depth > Bounds.COMPOUND_DEPTH) {
      throw Uncleanable.tooLarge();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int at = from;
    while (at + HEADER <= to) {
      int version = in.getShort(at) & 0xf;
      int instance = (in.getShort(at) & 0xffff) >> 4;
      int type = in.getShort(at + 2) & 0xffff;
      int size = in.getInt(at + 4);
      int start = at + HEADER;
      if (size < 0 || size > to - start) {
        notes.left(TraceGroup.OTHER, "drawing that cannot be read");
        return;
      }
      record(bytes, version, instance, type, start, start + size, depth);
      at = start + size;
    }
  }

  private void record(
      byte[] bytes, int version, int instance, int type, int start, int end, int depth)
      throws IOException {
    if (PROPERTIES.contains(type)) {
      properties(bytes, instance, start, end);
    } else if (type == FBSE && end - start >= FBSE_SIZE) {
      store(bytes, start, end, depth);
    } else if (type >= FIRST_BLIP && type <= LAST_BLIP) {
      blip(bytes, instance, type, start, end);
    } else if (version == CONTAINER) {
      scrub(bytes, start, end, depth + 1);
    }
  }

  private void properties(byte[] bytes, int count, int start, int end) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int data = start + 6 * count;
    for (int i = 0; i < count && start + 6 * i + 6 <= end; i++) {
      int id = in.getShort(start + 6 * i) & 0xffff;
      int size = in.getInt(start + 6 * i + 2);
      if ((id & COMPLEX) == 0) {
        continue;
      }
      if (size < 0 || size > end - data) {
        notes.left(TraceGroup.OTHER, "drawing that cannot be read");
        return;
      }
      if (!KEPT.contains(id & 0x3fff)) {
        Arrays.fill(bytes, data, data + size, (byte) 0);
      }
      data += size;
    }
  }

  /** An entry of the picture store: a digest of the picture, a name, and perhaps the picture. */
  private void store(byte[] bytes, int start, int end, int depth) throws IOException {
    int name = bytes[start + 33] & 0xff;
    int picture = Math.min(end, start + FBSE_SIZE + name);
    Arrays.fill(bytes, start + FBSE_SIZE, picture, (byte) 0);
    scrub(bytes, picture, end, depth + 1);
    int uid = picture + HEADER;
    if (uid + UID <= end) {
      System.arraycopy(bytes, uid, bytes, start + 2, UID);
    }
  }

  private void blip(byte[] bytes, int instance, int type, int start, int end) throws IOException {
    int uids = UID * (1 + (instance & 1));
    int data = start + uids + (METAFILES.contains(type) ? METAFILE_HEADER : 1);
    if (data > end) {
      notes.left(TraceGroup.OTHER, "drawing that cannot be read");
      return;
    }
    if (METAFILES.contains(type)) {
      metafile(bytes, type, data, end);
    } else if (type != BARE_BITMAP) {
      byte[] picture = Arrays.copyOfRange(bytes, data, end);
      fill(bytes, data, end, pictures.clean(picture, notes).bytes());
    }
    byte[] digest = digest(bytes, data, end);
    for (int uid = start; uid < start + uids; uid += UID) {
      System.arraycopy(digest, 0, bytes, uid, UID);
    }
  }

  /** A metafile is packed, or not; its header says how large it is either way (§2.2.31). */
  private void metafile(byte[] bytes, int type, int data, int end) throws IOException {
    ByteBuffer header =
        ByteBuffer.wrap(bytes, data - METAFILE_HEADER, METAFILE_HEADER)
            .slice()
            .order(ByteOrder.LITTLE_ENDIAN);
    boolean packed = header.get(32) == 0;
    int saved = Math.min(Math.max(0, header.getInt(28)), end - data);
    byte[] whole = Arrays.copyOfRange(bytes, data, data + saved);
    Arrays.fill(bytes, data + saved, end, (byte) 0);
    if (type == MAC_METAFILE) {
      notes.left(TraceGroup.IDENTIFIER, "picture of a kind not cleaned");
      return;
    }
    byte[] clean = pictures.clean(packed ? unpack(whole) : whole, notes).bytes();
    byte[] out = packed ? pack(clean) : clean;
    if (fill(bytes, data, end, out)) {
      header.putInt(0, clean.length).putInt(28, out.length);
    }
  }

  private boolean fill(byte[] bytes, int from, int to, byte[] with) {
    if (with.length > to - from) {
      notes.left(TraceGroup.IDENTIFIER, "picture of a kind not cleaned");
      return false;
    }
    System.arraycopy(with, 0, bytes, from, with.length);
    Arrays.fill(bytes, from + with.length, to, (byte) 0);
    return true;
  }

  private static byte[] unpack(byte[] packed) throws IOException {
    try (InflaterInputStream in =
        new InflaterInputStream(new java.io.ByteArrayInputStream(packed))) {
      byte[] all = in.readNBytes(Bounds.PART_IN_MEMORY + 1);
      if (all.length > Bounds.PART_IN_MEMORY) {
        throw Uncleanable.tooLarge();
      }
      return all;
    }
  }

  private static byte[] pack(byte[] whole) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try (DeflaterOutputStream pack = new DeflaterOutputStream(out, deflater)) {
      pack.write(whole);
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }

  /** Names a picture within its file; nobody's secret hangs on it. */
  private static byte[] digest(byte[] bytes, int from, int to) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      digest.update(bytes, from, to - from);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

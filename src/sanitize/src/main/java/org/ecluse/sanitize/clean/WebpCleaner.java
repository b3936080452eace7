package org.ecluse.sanitize.clean;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * WebP (RFC 9649) by chunks, lossless. Coded pictures, alpha and frames are copied byte for byte;
 * EXIF is reduced to the turn, the profile to its numbers. Everything else goes, also inside frames
 * and behind the end.
 */
public class WebpCleaner implements Cleaner {

  private static final Set<String> CODED = Set.of("VP8 ", "VP8L", "ALPH", "ANIM");
  private static final Set<String> IN_FRAME = Set.of("VP8 ", "VP8L", "ALPH");
  private static final int FRAME_HEAD = 16;
  private static final int ICC = 0x20;
  private static final int EXIF = 0x08;
  private static final int ALPHA_AND_ANIMATION = 0x12;

  @Override
  public MediaKind kind() {
    return MediaKind.WEBP;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    byte[] head = new byte[12];
    source.read(0, head, 0, head.length);
    long end = Math.min(source.size(), RiffChunk.number(head, 4, LITTLE_ENDIAN) + 8);
    List<RiffChunk> chunks = RiffChunk.list(source, 12, end, LITTLE_ENDIAN);
    byte[] canvas = first(source, chunks, "VP8X", 10);
    byte[] profile = first(source, chunks, "ICCP", Bounds.SEGMENT);
    Optional<byte[]> neutral = NeutralProfile.of(profile);
    int turn = turn(first(source, chunks, "EXIF", Bounds.SEGMENT));
    Pieces body = new Pieces().add("WEBP");
    if (canvas.length >= 10) {
      int exif = turn > 1 ? EXIF : 0;
      int icc = neutral.isPresent() ? ICC : 0;
      RiffChunk.add(body, "VP8X", canvas(canvas, exif | icc), LITTLE_ENDIAN);
      if (neutral.isPresent()) {
        RiffChunk.add(body, "ICCP", neutral.get(), LITTLE_ENDIAN);
      }
    }
    if (!pictures(source, chunks, body)) {
      throw Uncleanable.damaged();
    }
    if (canvas.length >= 10 && turn > 1) {
      RiffChunk.add(body, "EXIF", Turn.block(turn), LITTLE_ENDIAN);
    }
    sink.write(RiffChunk.head("RIFF", body.size(), LITTLE_ENDIAN));
    body.write(source, sink);
  }

  private boolean pictures(Content source, List<RiffChunk> chunks, Pieces body) throws IOException {
    boolean any = false;
    for (RiffChunk chunk : chunks) {
      if (keeps(chunk.name())) {
        chunk.copy(body, LITTLE_ENDIAN);
        any |= chunk.name().startsWith("VP8");
      } else if (chunk.name().equals("ANMF") && chunk.size() >= FRAME_HEAD) {
        Pieces frame = new Pieces().range(chunk.body(), FRAME_HEAD);
        long from = chunk.body() + FRAME_HEAD;
        for (RiffChunk part :
            RiffChunk.list(source, from, chunk.body() + chunk.size(), LITTLE_ENDIAN)) {
          if (IN_FRAME.contains(part.name())) {
            part.copy(frame, LITTLE_ENDIAN);
            any = true;
          }
        }
        body.add(RiffChunk.head("ANMF", frame.size(), LITTLE_ENDIAN)).all(frame);
      }
    }
    return any;
  }

  /** Whether a chunk is copied; the seam for a test that breaks this cleaner on purpose. */
  boolean keeps(String name) {
    return CODED.contains(name);
  }

  private static byte[] canvas(byte[] from, int flags) throws Uncleanable {
    byte[] canvas = Arrays.copyOf(from, 10);
    canvas[0] = (byte) ((canvas[0] & ALPHA_AND_ANIMATION) | flags);
    canvas[1] = 0;
    canvas[2] = 0;
    canvas[3] = 0;
    if ((long) size24(canvas, 4) * size24(canvas, 7) > Bounds.PIXELS) {
      throw Uncleanable.tooLarge();
    }
    return canvas;
  }

  private static int size24(byte[] bytes, int at) {
    return 1 + ((bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff) << 16);
  }

  /** Some writers put the JPEG marker's name in front of the TIFF block. */
  private static int turn(byte[] exif) {
    boolean named =
        exif.length > 6 && new String(exif, 0, 4, StandardCharsets.ISO_8859_1).equals("Exif");
    return Turn.of(exif, named ? 6 : 0);
  }

  private static byte[] first(Content source, List<RiffChunk> chunks, String name, int most)
      throws IOException {
    for (RiffChunk chunk : chunks) {
      if (chunk.name().equals(name)) {
        return chunk.bytes(source, most);
      }
    }
    return new byte[0];
  }
}

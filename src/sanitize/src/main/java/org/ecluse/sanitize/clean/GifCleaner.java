package org.ecluse.sanitize.clean;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * GIF (GIF89a specification) by blocks, lossless. Pictures, palettes and timing are copied; of the
 * extensions only the loop count stays. Comments, application data, text that no viewer shows and
 * everything behind the end go. A file that breaks off gets the end it lacks.
 */
public class GifCleaner implements Cleaner {

  private static final Set<String> LOOPS = Set.of("NETSCAPE2.0", "ANIMEXTS1.0");
  private static final int HEAD = 13;
  private static final int EXTENSION = 0x21;
  private static final int PICTURE = 0x2c;
  private static final int END = 0x3b;
  static final int CONTROL = 0xf9;
  private static final int APPLICATION = 0xff;

  @Override
  public MediaKind kind() {
    return MediaKind.GIF;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    Reader in = new Reader(source);
    byte[] head = in.bytes(HEAD);
    checkPixels(head, 6);
    sink.write(head);
    sink.write(table(in, head[10]));
    int pictures = 0;
    for (int blocks = 0; blocks < Bounds.CHUNKS; blocks++) {
      int block = in.next();
      switch (block) {
        case 0 -> {}
        case PICTURE -> {
          picture(in, sink);
          pictures++;
        }
        case EXTENSION -> extension(in, sink);
        case END, -1 -> {
          if (pictures == 0) {
            throw Uncleanable.damaged();
          }
          sink.write(END);
          return;
        }
        default -> throw Uncleanable.damaged();
      }
    }
    throw Uncleanable.tooLarge();
  }

  private static void picture(Reader in, Sink sink) throws IOException {
    byte[] place = in.bytes(9);
    checkPixels(place, 4);
    byte[] palette = table(in, place[8]);
    int codeSize = in.u8();
    sink.write(PICTURE);
    sink.write(place);
    sink.write(palette);
    sink.write(codeSize);
    for (int length = in.next(); ; length = in.next()) {
      if (length <= 0 || length > in.left()) {
        sink.write(0);
        in.skip(length < 0 ? 0 : Math.min(length, in.left()));
        return;
      }
      sink.write(length);
      sink.write(in.bytes(length));
    }
  }

  private static void checkPixels(byte[] bytes, int at) throws Uncleanable {
    long width = (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
    long height = (bytes[at + 2] & 0xff) | (bytes[at + 3] & 0xff) << 8;
    if (width * height > Bounds.PIXELS) {
      throw Uncleanable.tooLarge();
    }
  }

  private void extension(Reader in, Sink sink) throws IOException {
    int label = in.next();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      subBlocks(in, body);
    } catch (EOFException e) {
      // Broken off inside an extension: nothing of the picture is lost.
      in.seek(in.size());
      return;
    }
    byte[] bytes = body.toByteArray();
    if (label == CONTROL && bytes.length >= 6 && bytes[0] == 4) {
      sink.write(new byte[] {EXTENSION, (byte) CONTROL});
      sink.write(bytes, 0, 5);
      sink.write(0);
    } else if (label == APPLICATION && isLoop(bytes)) {
      sink.write(new byte[] {EXTENSION, (byte) APPLICATION});
      sink.write(bytes, 0, 16);
      sink.write(0);
    } else if (keeps(label)) {
      sink.write(new byte[] {EXTENSION, (byte) label});
      sink.write(bytes);
    }
  }

  /** Whether another extension is copied; the seam for a test that breaks this on purpose. */
  boolean keeps(int label) {
    return false;
  }

  private static boolean isLoop(byte[] bytes) {
    return bytes.length >= 17
        && bytes[0] == 11
        && LOOPS.contains(new String(bytes, 1, 11, StandardCharsets.ISO_8859_1))
        && bytes[12] == 3
        && bytes[13] == 1;
  }

  /** The blocks with their lengths; of a long extension only what a loop count could need. */
  private static void subBlocks(Reader in, ByteArrayOutputStream out) throws IOException {
    for (int length = in.u8(); ; length = in.u8()) {
      boolean fits = out.size() < Bounds.BLOCK;
      if (fits || length == 0) {
        out.write(length);
      }
      if (length == 0) {
        return;
      }
      byte[] bytes = in.bytes(length);
      if (fits) {
        out.writeBytes(bytes);
      }
    }
  }

  private static byte[] table(Reader in, byte flags) throws IOException {
    return (flags & 0x80) == 0 ? new byte[0] : in.bytes(3 << ((flags & 7) + 1));
  }
}

package org.ecluse.sanitize.clean;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.sanitize.io.Reader;
import org.ecluse.sanitize.io.Uncleanable;

/** GIF (GIF89a specification) by blocks: comments and application data go, loops stay. */
final class GifBlocks {

  private static final Set<String> LOOPS = Set.of("NETSCAPE2.0", "ANIMEXTS1.0");

  private GifBlocks() {}

  static byte[] bare(byte[] gif) throws IOException {
    Reader in = new Reader(Content.of(gif));
    ByteArrayOutputStream out = new ByteArrayOutputStream(gif.length);
    byte[] head = in.bytes(13);
    out.write(head);
    out.write(table(in, head[10]));
    while (true) {
      int block = in.u8();
      switch (block) {
        case 0x2c -> {
          out.write(block);
          byte[] image = in.bytes(9);
          out.write(image);
          out.write(table(in, image[8]));
          out.write(in.u8());
          subBlocks(in, out);
        }
        case 0x21 -> extension(in, out);
        case 0x3b -> {
          out.write(block);
          return out.toByteArray();
        }
        default -> throw Uncleanable.damaged();
      }
    }
  }

  private static void extension(Reader in, ByteArrayOutputStream out) throws IOException {
    int label = in.u8();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    subBlocks(in, body);
    byte[] bytes = body.toByteArray();
    boolean loop =
        label == 0xff
            && bytes.length >= 12
            && LOOPS.contains(new String(bytes, 1, 11, StandardCharsets.ISO_8859_1));
    if (label == 0xf9 || label == 0x01 || loop) {
      out.write(0x21);
      out.write(label);
      out.write(bytes);
    }
  }

  private static void subBlocks(Reader in, ByteArrayOutputStream out) throws IOException {
    for (int length = in.u8(); ; length = in.u8()) {
      out.write(length);
      if (length == 0) {
        return;
      }
      out.write(in.bytes(length));
    }
  }

  private static byte[] table(Reader in, byte flags) throws IOException {
    return (flags & 0x80) == 0 ? new byte[0] : in.bytes(3 << ((flags & 7) + 1));
  }
}

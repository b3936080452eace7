package org.ecluse.testkit.documents;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** A screenshot with texts in all three chunks, EXIF, a time, and leftovers behind the end. */
public final class DirtyPng {

  private static final int AFTER_IHDR = 8 + 25;

  private DirtyPng() {}

  public static byte[] make(int width, int height) {
    byte[] bare = Pixels.png(Pixels.image(width, height, 3));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bare, 0, AFTER_IHDR);
    chunk(out, "tEXt", bytes("Author\0" + Person.NAME));
    chunk(out, "tEXt", bytes("Creation Time\0" + Person.DATE));
    chunk(out, "tEXt", bytes("Software\0" + Person.SOFTWARE));
    chunk(out, "zTXt", join(bytes("Comment\0\0"), deflated("seen in " + Person.PLACE)));
    chunk(out, "iTXt", bytes("XML:com.adobe.xmp\0\0\0\0\0" + DirtyJpeg.xmp()));
    chunk(out, "eXIf", Exif.block(1, new byte[0]));
    chunk(out, "tIME", new byte[] {7, (byte) 0xea, 3, 14, 15, 9, 26});
    chunk(out, "prVt", bytes(Person.SERIAL));
    out.write(bare, AFTER_IHDR, bare.length - AFTER_IHDR);
    out.writeBytes(bytes("uncropped part by " + Person.NAME));
    return out.toByteArray();
  }

  private static byte[] deflated(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(bytes(text));
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] body) {
    byte[] named = join(bytes(type), body);
    CRC32 check = new CRC32();
    check.update(named);
    out.writeBytes(ByteBuffer.allocate(4).putInt(body.length).array());
    out.writeBytes(named);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}

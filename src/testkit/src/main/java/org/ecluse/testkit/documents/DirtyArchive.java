package org.ecluse.testkit.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Archives of dirty documents, packed from a home folder. */
public final class DirtyArchive {

  private DirtyArchive() {}

  public static byte[] zip() {
    return DirtyDocx.zip(members());
  }

  private static Map<String, byte[]> members() {
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put(
        "home/zquillfeather/notes/note.txt",
        "The lanterns are lit.\n".getBytes(StandardCharsets.UTF_8));
    members.put("home/zquillfeather/photo.jpg", DirtyJpeg.make(32, 24, false));
    members.put("letter.odt", DirtyOdt.make(1));
    members.put(".DS_Store", Person.NAME.getBytes(StandardCharsets.UTF_8));
    return members;
  }

  /** With owners, times, and a link that leads out. */
  public static byte[] tar() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    members().forEach((name, bytes) -> member(out, name, bytes, '0', ""));
    member(out, "shadow", new byte[0], '2', "/etc/shadow");
    member(out, "disk", new byte[0], '4', "");
    out.writeBytes(new byte[1024]);
    return out.toByteArray();
  }

  public static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    byte[] gzip = packed.toByteArray();
    gzip[4] = 0x55;
    return gzip;
  }

  /** One member with a header as old tar programs write it (POSIX.1-2024, ustar). */
  public static void member(
      ByteArrayOutputStream out, String name, byte[] bytes, char type, String link) {
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 100, "0000644");
    put(header, 108, "0001750");
    put(header, 116, "0001750");
    put(header, 124, String.format("%011o", bytes.length));
    put(header, 136, "14755503746");
    put(header, 148, "        ");
    header[156] = (byte) type;
    put(header, 157, link);
    put(header, 257, "ustar");
    put(header, 263, "00");
    put(header, 265, "zquillfeather");
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    put(header, 148, String.format("%06o", sum));
    header[154] = 0;
    out.writeBytes(header);
    out.writeBytes(bytes);
    out.writeBytes(new byte[(512 - bytes.length % 512) % 512]);
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}

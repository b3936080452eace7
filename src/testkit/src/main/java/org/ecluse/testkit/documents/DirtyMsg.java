package org.ecluse.testkit.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** An Outlook message with what its server, its program and its attachments give away. */
public final class DirtyMsg {

  /** 14 March 2026, 15:09:26 in Greenwich, in tenths of microseconds since 1601. */
  private static final long SENT = (1_773_500_966L + 11_644_473_600L) * 10_000_000;

  private DirtyMsg() {}

  public static byte[] make() {
    try (POIFSFileSystem file = new POIFSFileSystem();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      DirectoryEntry root = file.getRoot();
      message(root, "The lanterns are bright", 32);
      DirectoryEntry photo = root.createDirectory("__attach_version1.0_#00000000");
      text(photo, 0x3707, "lanternes d’été.jpg");
      binary(photo, 0x3701, DirtyJpeg.make(48, 32, false));
      DirectoryEntry mail = root.createDirectory("__attach_version1.0_#00000001");
      message(mail.createDirectory("__substg1.0_3701000D"), "The first letter", 24);
      file.writeFilesystem(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void message(DirectoryEntry in, String subject, int head) throws IOException {
    ByteBuffer list = ByteBuffer.allocate(head + 16).order(ByteOrder.LITTLE_ENDIAN);
    list.putShort(head, (short) 0x40).putShort(head + 2, (short) 0x39).putLong(head + 8, SENT);
    byte[] properties = new byte[head + 16];
    list.get(0, properties);
    in.createDocument("__properties_version1.0", new ByteArrayInputStream(properties));
    text(in, 0x0037, subject);
    text(in, 0x0c1a, "The Lamplighter");
    text(in, 0x5d01, "lamps@example.org");
    text(in, 0x1000, "They are counted at night, also in été.\r\n");
    text(in, 0x007d, "Received: from " + Person.SERIAL + "\r\nX-Mailer: " + Person.SOFTWARE);
    text(in, 0x1035, "<" + Person.SERIAL + "@" + Person.COMPANY + ">");
    text(in, 0x3ffa, Person.NAME);
    DirectoryEntry to = in.createDirectory("__recip_version1.0_#00000000");
    text(to, 0x3001, "The night watch");
    text(to, 0x39fe, "watch@example.org");
  }

  private static void text(DirectoryEntry in, int id, String text) throws IOException {
    put(in, id, 0x001f, text.getBytes(StandardCharsets.UTF_16LE));
  }

  private static void binary(DirectoryEntry in, int id, byte[] bytes) throws IOException {
    put(in, id, 0x0102, bytes);
  }

  private static void put(DirectoryEntry in, int id, int type, byte[] bytes) throws IOException {
    String name = String.format(Locale.ROOT, "__substg1.0_%04X%04X", id, type);
    in.createDocument(name, new ByteArrayInputStream(bytes));
  }
}

package org.ecluse.acceptance.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.ecluse.testkit.documents.DirtyDocx;
import org.ecluse.testkit.documents.DirtyOdt;
import org.ecluse.testkit.documents.DirtyPptx;
import org.ecluse.testkit.documents.DirtyXlsx;

/**
 * One part of an office document: the first byte says which, the rest is the part. A fuzzer that
 * had to keep a ZIP whole would never get as far as its XML.
 */
public final class OfficePartTarget {

  /** A document and which of its parts is put in the place of. */
  private record Frame(byte[] document, String part) {

    byte[] with(byte[] replaced) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(document));
          ZipOutputStream zip = new ZipOutputStream(out)) {
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
          zip.putNextEntry(new ZipEntry(entry.getName()));
          zip.write(entry.getName().equals(part) ? replaced : in.readAllBytes());
          zip.closeEntry();
        }
      }
      return out.toByteArray();
    }

    byte[] original() throws IOException {
      try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(document))) {
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
          if (entry.getName().equals(part)) {
            return in.readAllBytes();
          }
        }
      }
      throw new IOException("no part " + part);
    }
  }

  private static final List<Frame> FRAMES =
      List.of(
          new Frame(DirtyDocx.make(1), "word/document.xml"),
          new Frame(DirtyDocx.make(1), "word/settings.xml"),
          new Frame(DirtyXlsx.make(1), "xl/worksheets/sheet1.xml"),
          new Frame(DirtyPptx.make(1), "ppt/slides/slide1.xml"),
          new Frame(DirtyOdt.make(1), "content.xml"),
          new Frame(DirtyOdt.make(1), "styles.xml"));

  private OfficePartTarget() {}

  /** The real parts, to begin with. */
  static byte[] seed(int frame) throws IOException {
    byte[] part = FRAMES.get(frame).original();
    byte[] seed = new byte[part.length + 1];
    seed[0] = (byte) frame;
    System.arraycopy(part, 0, seed, 1, part.length);
    return seed;
  }

  static int frames() {
    return FRAMES.size();
  }

  public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
    if (bytes.length > 0) {
      Frame frame = FRAMES.get((bytes[0] & 0xff) % FRAMES.size());
      WashTarget.wash(frame.with(Arrays.copyOfRange(bytes, 1, bytes.length)));
    }
  }
}

package org.ecluse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ecluse.testkit.documents.DirtyDocx;
import org.ecluse.testkit.documents.DirtyXlsx;
import org.ecluse.testkit.documents.MakeDocuments;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that are small and become very large, through the shipped command: each ends with a reason,
 * and the file behind it is cleaned.
 */
final class BombsIT {

  private static final String[] REFUSALS = {"REFUSED TOO_LARGE", "REFUSED DAMAGED"};

  /** What a page draws is unfolded only where a value has to be searched for. */
  private static final String[] UNREAD = {"\"kind\" : \"application/pdf\""};

  @TempDir Path folder;
  private Path good = Path.of(".");

  @BeforeEach
  void makeAnHonestFile() throws IOException {
    good = Files.write(folder.resolve("good.jpg"), MakeDocuments.small().get("small.jpg"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zeros.gz", "nested.zip", "sheet.xlsx", "laughs.svg", "outside.docx"})
  void aBombAmongDocumentsEndsWithAReason(String name) throws Exception {
    assertEnds(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pages.pdf", "stream.pdf", "wide.png", "wide.tif"})
  void aBombAmongPicturesEndsWithAReason(String name) throws Exception {
    assertEnds(name);
  }

  @Test
  void aSheetOfManyCellsIsOneWhereAllCellsAreThere() throws Exception {
    // The check above would mean little if the bomb were refused for its form.
    Path small = Files.write(folder.resolve("sheet.xlsx"), sheet(1000));
    Run run = clean(small);
    assertThat(run.code()).as(run.text()).isZero();
  }

  private void assertEnds(String name) throws Exception {
    Path bomb = Files.write(folder.resolve(name), make(name));
    assertThat(Files.size(bomb)).as("it is small").isLessThan(20 << 20);
    Run run = clean(bomb, good);
    assertThat(folder.resolve("out/good.jpg")).as(run.text()).exists();
    assertThat(run.text())
        .contains("\"detail\" : \"CLEAN NONE\"")
        .containsAnyOf(name.equals("stream.pdf") ? UNREAD : REFUSALS)
        .doesNotContain("CLEANER_FAILED", "WORKER_DIED", "WORKER_LIED");
  }

  private Run clean(Path... files) throws Exception {
    Object[] command = new Object[files.length + 5];
    command[0] = Instance.root().resolve("deploy/ecluse");
    command[1] = "clean";
    command[2] = "--json";
    command[3] = "--out";
    command[4] = folder.resolve("out");
    System.arraycopy(files, 0, command, 5, files.length);
    return Run.of(Map.of("ECLUSE_HOME", folder.resolve("home").toString()), command);
  }

  private static byte[] make(String name) throws IOException {
    return switch (name) {
      case "zeros.gz" -> zeros();
      case "nested.zip" -> nested();
      case "sheet.xlsx" -> sheet(10_000_000);
      case "laughs.svg" -> laughs();
      case "outside.docx" -> outside();
      case "pages.pdf" -> pages();
      case "stream.pdf" -> stream();
      case "wide.png" -> png();
      default -> tiff();
    };
  }

  private static byte[] zeros() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      pour(out, 3L << 30);
    }
    return bytes.toByteArray();
  }

  private static byte[] nested() throws IOException {
    byte[] inside = "Nine lanterns are lit.\n".getBytes(StandardCharsets.US_ASCII);
    for (int depth = 0; depth < 60; depth++) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ZipOutputStream out = new ZipOutputStream(bytes)) {
        for (int twin = 0; twin < (depth < 12 ? 10 : 1); twin++) {
          out.putNextEntry(new ZipEntry(twin + (depth == 0 ? ".txt" : ".zip")));
          out.write(inside);
        }
      }
      inside = bytes.toByteArray();
    }
    return inside;
  }

  private static byte[] sheet(int cells) throws IOException {
    Map<String, byte[]> parts = new java.util.LinkedHashMap<>(DirtyXlsx.parts(3, false));
    StringBuilder rows = new StringBuilder();
    for (int cell = 0; cell < cells; cell++) {
      rows.append(cell % 1000 == 0 ? cell == 0 ? "<row>" : "</row><row>" : "");
      rows.append("<c><v>1</v></c>");
    }
    String start =
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";
    String xml = start + rows + "</row></sheetData></worksheet>";
    parts.put("xl/worksheets/sheet1.xml", xml.getBytes(StandardCharsets.US_ASCII));
    return DirtyDocx.zip(parts);
  }

  private static byte[] laughs() {
    StringBuilder xml =
        new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 20; i++) {
      xml.append("<!ENTITY a%d \"%s\">".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
    }
    xml.append("]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&a19;</text></svg>");
    return xml.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] outside() throws IOException {
    String head = "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";
    Map<String, byte[]> parts = new java.util.LinkedHashMap<>();
    parts.put("[Content_Types].xml", types());
    parts.put("_rels/.rels", (head + "<d>&x;</d>").getBytes(StandardCharsets.US_ASCII));
    parts.put("word/document.xml", (head + "<d>&x;</d>").getBytes(StandardCharsets.US_ASCII));
    return DirtyDocx.zip(parts);
  }

  private static byte[] types() {
    String main =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    return ("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Override PartName=\"/word/document.xml\" ContentType=\""
            + main
            + "\"/></Types>")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Thirty levels of pages, each ten times the same one below. */
  private static byte[] pages() {
    StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
    StringBuilder places = new StringBuilder("xref\n0 33\n0000000000 65535 f \n");
    for (int number = 1; number < 33; number++) {
      places.append("%010d 00000 n \n".formatted(pdf.length()));
      String kids = ((number + 1) + " 0 R ").repeat(10);
      String object =
          switch (number) {
            case 1 -> "/Type/Catalog/Pages 2 0 R";
            case 32 -> "/Type/Page/Parent 31 0 R/MediaBox[0 0 9 9]";
            default -> "/Type/Pages/Count 9/Kids[" + kids + "]";
          };
      pdf.append(number).append(" 0 obj<<").append(object).append(">>endobj\n");
    }
    int start = pdf.length();
    pdf.append(places).append("trailer<</Root 1 0 R/Size 33>>\nstartxref\n").append(start);
    return pdf.append("\n%%EOF").toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** Three gigabytes of nothing in what a page draws. */
  private static byte[] stream() throws IOException {
    byte[] packed = deflated(3L << 30);
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    pdf.writeBytes(
        ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                + "2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
                + "4 0 obj<</Filter/FlateDecode/Length "
                + packed.length
                + ">>stream\n")
            .getBytes(StandardCharsets.US_ASCII));
    pdf.writeBytes(packed);
    pdf.writeBytes(
        "\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF"
            .getBytes(StandardCharsets.US_ASCII));
    return pdf.toByteArray();
  }

  /** 60,000 by 60,000 points of one bit. */
  private static byte[] png() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    ByteBuffer head = ByteBuffer.allocate(13).putInt(60_000).putInt(60_000).put((byte) 1);
    chunk(png, "IHDR", head.array());
    chunk(png, "IDAT", deflated(60_000L * (1 + 60_000 / 8)));
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream png, String name, byte[] data) {
    byte[] typed = new byte[4 + data.length];
    System.arraycopy(name.getBytes(StandardCharsets.US_ASCII), 0, typed, 0, 4);
    System.arraycopy(data, 0, typed, 4, data.length);
    CRC32 sum = new CRC32();
    sum.update(typed);
    png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    png.writeBytes(typed);
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }

  /** 60,000 by 60,000 points in 60,000 strips, all of them the same eight bytes. */
  private static byte[] tiff() {
    int strips = 60_000;
    int list = 8 + 2 + 12 * 8 + 4;
    ByteBuffer out = ByteBuffer.allocate(list + 8 * strips + 8);
    out.put(new byte[] {'M', 'M', 0, 42}).putInt(8).putShort((short) 8);
    entry(out, 256, 4, 1, strips);
    entry(out, 257, 4, 1, strips);
    entry(out, 258, 3, 1, 8 << 16);
    entry(out, 259, 3, 1, 1 << 16);
    entry(out, 262, 3, 1, 1 << 16);
    entry(out, 273, 4, strips, list);
    entry(out, 278, 4, 1, 1);
    entry(out, 279, 4, strips, list + 4 * strips);
    out.putInt(0);
    for (int i = 0; i < strips; i++) {
      out.putInt(list + 8 * strips);
    }
    for (int i = 0; i < strips; i++) {
      out.putInt(60_000);
    }
    return out.array();
  }

  private static void entry(ByteBuffer out, int tag, int type, int count, int value) {
    out.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }

  private static byte[] deflated(long zeros) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED))) {
      pour(out, zeros);
    }
    return bytes.toByteArray();
  }

  private static void pour(OutputStream out, long zeros) throws IOException {
    byte[] block = new byte[1 << 20];
    for (long left = zeros; left > 0; left -= block.length) {
      out.write(block, 0, (int) Math.min(left, block.length));
    }
  }
}

package org.ecluse.sanitize.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.Verdict;
import org.ecluse.sanitize.Formats;
import org.ecluse.sanitize.Tools;
import org.ecluse.sanitize.Washed;
import org.ecluse.sanitize.inspect.XlsInspector;
import org.ecluse.testkit.documents.DirtyJpeg;
import org.ecluse.testkit.documents.DirtyXls;
import org.ecluse.testkit.documents.Pixels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XlsCleanerTest {

  @TempDir Path folder;
  private final Washed washed = Washed.of(DirtyXls.make(40));

  @Test
  void comesOutCleanAndSaysWhatWent() throws Exception {
    assertThat(washed.report().verdict()).as(washed.left().toString()).isEqualTo(Verdict.CLEAN);
    assertThat(washed.report().kind()).isEqualTo(MediaKind.XLS);
    assertThat(washed.removed())
        .contains(
            "property author",
            "property company",
            "user name",
            "who may write",
            "author of a comment",
            "comment",
            "link to a file",
            "GPS:GPS Latitude");
    assertThat(Washed.namesIn(washed.bytes())).isEmpty();
    Path file = Tools.write(folder, "clean.xls", washed.bytes());
    assertThat(Tools.identifyingTags(file)).isEmpty();
  }

  @Test
  void cellsFormulasAndLinksToTheWebStay() throws Exception {
    try (HSSFWorkbook book = new HSSFWorkbook(new ByteArrayInputStream(washed.bytes()))) {
      HSSFSheet sheet = book.getSheet("Lanterns");
      assertThat(sheet.getLastRowNum()).isEqualTo(39);
      assertThat(sheet.getRow(39).getCell(0).getStringCellValue()).isEqualTo("Lantern 39");
      assertThat(sheet.getRow(39).getCell(1).getNumericCellValue()).isEqualTo(58.5);
      assertThat(sheet.getRow(39).getCell(2).getCellFormula()).isEqualTo("B40*2");
      assertThat(sheet.getRow(0).getCell(3).getHyperlink().getAddress())
          .isEqualTo("https://example.org/lanterns");
      assertThat(sheet.getRow(0).getCell(4).getHyperlink()).isNull();
    }
  }

  @Test
  void thePhotoIsCleanedAndKeepsItsPixels() throws Exception {
    try (HSSFWorkbook book = new HSSFWorkbook(new ByteArrayInputStream(washed.bytes()))) {
      byte[] photo = book.getAllPictures().getFirst().getData();
      assertThat(Pixels.samples(photo)).isEqualTo(Pixels.samples(DirtyJpeg.make(64, 48, false)));
      assertThat(Tools.identifyingTags(Tools.write(folder, "photo.jpg", photo))).isEmpty();
    }
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "0x5b, PERSON who may write",
    "0x1d, HISTORY selection",
  })
  void aCleanerThatKeepsARecordIsFoundOut(String type, String left) {
    Formats formats =
        Formats.all()
            .with(
                (inner, within) ->
                    new Formats.Format(
                        new XlsCleaner(inner) {
                          @Override
                          boolean keeps(int record) {
                            return record == Integer.decode(type) || super.keeps(record);
                          }
                        },
                        new XlsInspector()));
    Washed broken = Washed.of(DirtyXls.make(1), formats);
    assertThat(broken.report().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(broken.left()).contains(left);
  }

  @Test
  void aLockedWorkbookIsSaidToBeLocked() throws Exception {
    byte[] locked;
    org.apache.poi.hssf.record.crypto.Biff8EncryptionKey.setCurrentUserPassword("lantern");
    try (HSSFWorkbook book = new HSSFWorkbook(new ByteArrayInputStream(DirtyXls.make(1)));
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream()) {
      book.write(out);
      locked = out.toByteArray();
    } finally {
      org.apache.poi.hssf.record.crypto.Biff8EncryptionKey.setCurrentUserPassword(null);
    }
    assertThat(Washed.of(locked).report().reason()).isEqualTo(Reason.ENCRYPTED);
  }
}

package org.ecluse.testkit.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.hpsf.SummaryInformation;
import org.apache.poi.hssf.usermodel.HSSFClientAnchor;
import org.apache.poi.hssf.usermodel.HSSFComment;
import org.apache.poi.hssf.usermodel.HSSFHyperlink;
import org.apache.poi.hssf.usermodel.HSSFPatriarch;
import org.apache.poi.hssf.usermodel.HSSFPicture;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Workbook;

/** A workbook of before 2007 with everything that such workbooks give away. */
public final class DirtyXls {

  private DirtyXls() {}

  public static byte[] make(int rows) {
    try (HSSFWorkbook book = new HSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      describe(book);
      HSSFSheet sheet = book.createSheet("Lanterns");
      for (int row = 0; row < rows; row++) {
        Cell name = sheet.createRow(row).createCell(0);
        name.setCellValue("Lantern " + row);
        sheet.getRow(row).createCell(1).setCellValue(row * 1.5);
        sheet.getRow(row).createCell(2).setCellFormula("B" + (row + 1) + "*2");
      }
      link(book, sheet.getRow(0).createCell(3), HyperlinkType.URL, "https://example.org/lanterns");
      link(book, sheet.getRow(0).createCell(4), HyperlinkType.FILE, Person.PATH);
      draw(book, sheet);
      book.getInternalWorkbook().getWriteAccess().setUsername(Person.NAME);
      book.getInternalWorkbook().writeProtectWorkbook("lantern", Person.REVIEWER);
      book.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void describe(HSSFWorkbook book) {
    book.createInformationProperties();
    SummaryInformation summary = book.getSummaryInformation();
    summary.setAuthor(Person.NAME);
    summary.setLastAuthor(Person.REVIEWER);
    summary.setTitle("The lanterns of " + Person.PLACE);
    summary.setApplicationName(Person.SOFTWARE);
    book.getDocumentSummaryInformation().setCompany(Person.COMPANY);
  }

  private static void link(HSSFWorkbook book, Cell cell, HyperlinkType type, String to) {
    HSSFHyperlink link = book.getCreationHelper().createHyperlink(type);
    link.setAddress(to);
    cell.setCellValue("see");
    cell.setHyperlink(link);
  }

  private static void draw(HSSFWorkbook book, HSSFSheet sheet) {
    int photo = book.addPicture(DirtyJpeg.make(64, 48, false), Workbook.PICTURE_TYPE_JPEG);
    HSSFPatriarch drawing = sheet.createDrawingPatriarch();
    HSSFPicture picture =
        drawing.createPicture(new HSSFClientAnchor(0, 0, 0, 0, (short) 5, 5, (short) 8, 9), photo);
    picture.setFileName(Person.PATH);
    HSSFComment comment =
        drawing.createCellComment(new HSSFClientAnchor(0, 0, 0, 0, (short) 5, 1, (short) 7, 3));
    comment.setString(new HSSFRichTextString("Ask " + Person.REVIEWER));
    comment.setAuthor(Person.NAME);
    sheet.getRow(0).getCell(0).setCellComment(comment);
  }
}

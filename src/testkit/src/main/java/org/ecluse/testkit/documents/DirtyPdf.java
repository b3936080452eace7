package org.ecluse.testkit.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;

/**
 * A report with author, XMP, an attachment, signed remarks, scripts, a photo with EXIF, and a first
 * revision in which another name stood.
 */
public final class DirtyPdf {

  private static final Calendar MOMENT = new GregorianCalendar(2026, Calendar.MARCH, 14, 15, 9, 26);

  private static final long SAME_EVERY_TIME = 7;

  private DirtyPdf() {}

  public static byte[] make(int pages) {
    try (PDDocument document = new PDDocument()) {
      for (int i = 1; i <= pages; i++) {
        page(document, i);
      }
      describe(document, Person.REVIEWER);
      attach(document);
      document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('hello')"));
      document.setDocumentId(SAME_EVERY_TIME);
      ByteArrayOutputStream first = new ByteArrayOutputStream();
      document.save(first);
      return secondRevision(first.toByteArray());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] secondRevision(byte[] first) throws IOException {
    try (PDDocument document = Loader.loadPDF(first)) {
      describe(document, Person.NAME);
      COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
      catalog.setNeedToBeUpdated(true);
      COSDictionary info = document.getDocumentInformation().getCOSObject();
      info.setNeedToBeUpdated(true);
      document.setDocumentId(SAME_EVERY_TIME);
      ByteArrayOutputStream second = new ByteArrayOutputStream();
      document.saveIncremental(second);
      return second.toByteArray();
    }
  }

  private static void page(PDDocument document, int number) throws IOException {
    PDPage page = new PDPage(PDRectangle.A5);
    document.addPage(page);
    byte[] photo = DirtyJpeg.make(64, 48, false);
    PDImageXObject image = PDImageXObject.createFromByteArray(document, photo, "photo");
    try (PDPageContentStream out = new PDPageContentStream(document, page)) {
      out.beginText();
      out.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
      out.newLineAtOffset(40, 500);
      out.showText("Lanterns of the old town, page " + number + ".");
      out.newLineAtOffset(0, -20);
      out.showText("Cameras watch the lamps; nobody watches the cameras.");
      out.endText();
      out.drawImage(image, 40, 300, 128, 96);
    }
    COSDictionary dictionary = page.getCOSObject();
    dictionary.setDate(COSName.getPDFName("LastModified"), MOMENT);
    COSDictionary piece = new COSDictionary();
    piece.setString("Private", Person.PATH);
    dictionary.setItem("PieceInfo", piece);
    remark(page);
    links(page);
  }

  private static void remark(PDPage page) throws IOException {
    PDAnnotationText remark = new PDAnnotationText();
    remark.setRectangle(new PDRectangle(200, 480, 20, 20));
    remark.setContents("This lamp again.");
    remark.setTitlePopup(Person.NAME);
    remark.setCreationDate(MOMENT);
    remark.setModifiedDate(MOMENT);
    remark.setAnnotationName("remark-" + Person.SERIAL);
    remark.setSubject("remark of " + Person.NAME);
    page.getAnnotations().add(remark);
  }

  private static void links(PDPage page) throws IOException {
    PDActionURI web = new PDActionURI();
    web.setURI("https://example.org/lanterns");
    PDAnnotationLink visible = new PDAnnotationLink();
    visible.setRectangle(new PDRectangle(40, 280, 100, 12));
    visible.setAction(web);
    page.getAnnotations().add(visible);
    PDAnnotationLink local = new PDAnnotationLink();
    local.setRectangle(new PDRectangle(40, 260, 100, 12));
    PDActionLaunch launch = new PDActionLaunch();
    launch.getCOSObject().setString(COSName.F, Person.PATH);
    local.setAction(launch);
    page.getAnnotations().add(local);
  }

  private static void describe(PDDocument document, String author) throws IOException {
    PDDocumentInformation info = new PDDocumentInformation();
    info.setAuthor(author);
    info.setTitle("Lantern report");
    info.setCreator(Person.SOFTWARE);
    info.setProducer(Person.SOFTWARE);
    info.setCreationDate(MOMENT);
    info.setModificationDate(MOMENT);
    info.setCustomMetadataValue("Company", Person.COMPANY);
    document.setDocumentInformation(info);
    PDMetadata metadata = new PDMetadata(document);
    metadata.importXMPMetadata(DirtyJpeg.xmp().getBytes(StandardCharsets.UTF_8));
    document.getDocumentCatalog().setMetadata(metadata);
  }

  private static void attach(PDDocument document) throws IOException {
    byte[] bytes = ("minutes kept by " + Person.NAME).getBytes(StandardCharsets.UTF_8);
    PDEmbeddedFile file = new PDEmbeddedFile(document, new ByteArrayInputStream(bytes));
    file.setSize(bytes.length);
    file.setCreationDate(MOMENT);
    PDComplexFileSpecification specification = new PDComplexFileSpecification();
    specification.setFile("minutes-zquillfeather.txt");
    specification.setEmbeddedFile(file);
    PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
    tree.setNames(Map.of("minutes", specification));
    PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
    names.setEmbeddedFiles(tree);
    document.getDocumentCatalog().setNames(names);
  }
}

package org.ecluse.sanitize.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.TraceGroup;
import org.ecluse.core.Verdict;
import org.ecluse.sanitize.Formats;
import org.ecluse.sanitize.Tools;
import org.ecluse.sanitize.Washed;
import org.ecluse.sanitize.inspect.PdfInspector;
import org.ecluse.testkit.documents.DirtyPdf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfCleanerTest {

  @TempDir Path folder;
  private Path original = Path.of("unset");
  private Path clean = Path.of("unset");
  private Washed washed = Washed.of(new byte[0]);

  @BeforeEach
  void wash() throws Exception {
    byte[] source = DirtyPdf.make(3);
    washed = Washed.of(source);
    original = Tools.write(folder, "original.pdf", source);
    clean = Tools.write(folder, "clean.pdf", washed.bytes());
  }

  @Test
  void comesOutCleanAndSaysWhatWent() {
    assertThat(washed.report().verdict()).as(washed.left().toString()).isEqualTo(Verdict.CLEAN);
    assertThat(washed.report().kind()).isEqualTo(MediaKind.PDF);
    assertThat(washed.report().removedGroups())
        .contains(
            TraceGroup.PERSON,
            TraceGroup.TIME,
            TraceGroup.PLACE,
            TraceGroup.DEVICE,
            TraceGroup.HISTORY,
            TraceGroup.HIDDEN);
    assertThat(washed.removed()).contains("earlier revision", "attachment", "annotation author");
  }

  @Test
  void keepsTextPagesAndRendering() throws Exception {
    assertThat(Tools.run("qpdf", "--check", clean.toString()).status()).isZero();
    assertThat(Tools.run("pdftotext", clean.toString(), "-").text())
        .isEqualTo(Tools.run("pdftotext", original.toString(), "-").text())
        .contains("page 3");
    assertThat(Tools.run("pdfinfo", clean.toString()).text()).containsPattern("Pages: +3\n");
    assertThat(Tools.run("pdftoppm", "-r", "60", clean.toString()).bytes())
        .isEqualTo(Tools.run("pdftoppm", "-r", "60", original.toString()).bytes())
        .isNotEmpty();
  }

  @Test
  void leavesNoValueAnywhereNotEvenPacked() throws Exception {
    Path plain = folder.resolve("plain.pdf");
    Tools.run("qpdf", "--qdf", "--object-streams=disable", clean.toString(), plain.toString());
    byte[] bytes = java.nio.file.Files.readAllBytes(plain);
    assertThat(Washed.namesIn(bytes)).isEmpty();
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(text)
        .doesNotContain("/Metadata", "/EmbeddedFile", "/JavaScript", "/PieceInfo", "Exif", "/Info")
        .contains("https://example.org/lanterns", "This lamp again.");
    assertThat(Tools.identifyingTags(clean)).isEmpty();
  }

  @Test
  void givesTheSameBytesForTheSameFile() {
    assertThat(Washed.of(DirtyPdf.make(3)).bytes()).isEqualTo(washed.bytes());
  }

  @Test
  void opensWhatIsProtectedOnlyAgainstChanges() throws Exception {
    Washed open = Washed.of(encrypted(""));
    assertThat(open.report().verdict()).isEqualTo(Verdict.CLEAN);
    Path file = Tools.write(folder, "open.pdf", open.bytes());
    assertThat(Tools.run("pdfinfo", file.toString()).text()).containsPattern("Encrypted: +no");
  }

  @Test
  void refusesWhatNeedsAPassword() throws Exception {
    Washed closed = Washed.of(encrypted("lantern"));
    assertThat(closed.report().verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(closed.report().reason()).isEqualTo(Reason.ENCRYPTED);
  }

  @Test
  void aCleanerThatForgetsTheDescriptionIsFoundOut() {
    Cleaner broken =
        new PdfCleaner() {
          @Override
          boolean keepsInTrailer(COSName key) {
            return super.keepsInTrailer(key) || key.equals(COSName.INFO);
          }
        };
    Washed dirty = Washed.of(DirtyPdf.make(1), only(broken));
    assertThat(dirty.report().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(dirty.left()).contains("PERSON Author", "PERSON value found again");
  }

  @Test
  void aCleanerThatForgetsAKeyDeepInsideIsFoundOut() {
    Cleaner broken =
        new PdfCleaner() {
          @Override
          boolean keepsEverywhere(String key) {
            return super.keepsEverywhere(key) || key.equals("LastModified") || key.equals("TU");
          }
        };
    byte[] source = withFieldHint();
    assertThat(Washed.of(source).report().verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(Washed.of(source, only(broken)).report().verdict()).isEqualTo(Verdict.PARTIAL);
  }

  private static Formats only(Cleaner cleaner) {
    return new Formats(new Formats.Format(cleaner, new PdfInspector()));
  }

  private static byte[] withFieldHint() {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      page.setResources(new org.apache.pdfbox.pdmodel.PDResources());
      org.apache.pdfbox.cos.COSDictionary state = new org.apache.pdfbox.cos.COSDictionary();
      page.getResources().getCOSObject().setItem("ExtGState", state);
      org.apache.pdfbox.cos.COSDictionary inner = new org.apache.pdfbox.cos.COSDictionary();
      inner.setString("LastModified", "D:20260314150926");
      state.setItem("GS0", inner);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] encrypted(String userPassword) throws Exception {
    try (PDDocument document = Loader.loadPDF(DirtyPdf.make(1))) {
      AccessPermission rights = new AccessPermission();
      rights.setCanModify(false);
      document.protect(new StandardProtectionPolicy("owner", userPassword, rights));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }
}

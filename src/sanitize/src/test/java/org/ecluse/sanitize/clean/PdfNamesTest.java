package org.ecluse.sanitize.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.ecluse.core.Verdict;
import org.ecluse.sanitize.Tools;
import org.ecluse.sanitize.Washed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of pictures and forms on a page. */
class PdfNamesTest {

  private static final String NAME = "LanternWriterImprint3";

  @TempDir Path folder;

  @Test
  void aNameThatTellsTheProgramGoesAndThePageLooksTheSame() throws Exception {
    byte[] dirty = pdf("q /" + NAME + " Do Q");
    Washed washed = Washed.of(dirty);
    assertThat(washed.report().verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(code(washed.bytes())).isEqualTo("q /ecX0 Do Q");
    assertThat(rendered(washed.bytes(), "clean.pdf"))
        .isEqualTo(rendered(dirty, "dirty.pdf"))
        .isNotEqualTo(rendered(pdf(""), "empty.pdf"));
  }

  @Test
  void aNameThatIsUsedOtherwiseStaysInBothPlaces() throws Exception {
    for (String use : new String[] {"q /" + NAME, "q /" + NAME + " Do /Lantern#57 Do Q"}) {
      byte[] clean = Washed.of(pdf(use)).bytes();
      assertThat(code(clean)).isEqualTo(use);
      assertThat(names(clean)).containsExactly(COSName.getPDFName(NAME));
    }
  }

  private byte[] rendered(byte[] pdf, String name) throws Exception {
    Path file = Tools.write(folder, name, pdf);
    return Tools.run("pdftoppm", "-r", "30", file.toString()).bytes();
  }

  private static byte[] pdf(String code) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(new PDRectangle(100, 100));
      PDFormXObject form = new PDFormXObject(document);
      form.setBBox(new PDRectangle(100, 100));
      write(form.getContentStream(), "0 0 50 50 re f");
      PDResources resources = new PDResources();
      resources.put(COSName.getPDFName(NAME), form);
      page.setResources(resources);
      PDStream contents = new PDStream(document);
      write(contents, code);
      page.setContents(contents);
      document.addPage(page);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private static void write(PDStream stream, String code) throws IOException {
    try (OutputStream out = stream.createOutputStream()) {
      out.write(code.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static String code(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new String(
          document.getPage(0).getContents().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private static Iterable<COSName> names(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return document.getPage(0).getResources().getXObjectNames();
    }
  }
}

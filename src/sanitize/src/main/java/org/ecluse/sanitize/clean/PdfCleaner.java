package org.ecluse.sanitize.clean;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.PdfAccess;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;

/**
 * PDF (ISO 32000-2), written anew from the objects that {@link PdfGraph} leaves reachable. A full
 * save, never an incremental one: earlier revisions would stay inside. Text, pages and rendering
 * stay; the description, XMP, attachments, scripts, signatures and the names and dates of
 * annotations go. A file protected only against changes is opened and loses its protection.
 */
public class PdfCleaner implements Cleaner {

  /** PDFBox makes the file identifier of the time unless it is told a number. */
  private static final long SAME_FOR_ALL = 0;

  @Override
  public MediaKind kind() {
    return MediaKind.PDF;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    try (PDDocument document = PdfAccess.open(source)) {
      COSDictionary trailer = document.getDocument().getTrailer();
      for (COSName key : trailer.keySet().toArray(COSName[]::new)) {
        if (keepsInTrailer(key)) {
          continue;
        }
        trailer.removeItem(key);
      }
      new PdfGraph(this, notes).scrub(document);
      document.setAllSecurityToBeRemoved(true);
      document.setDocumentId(SAME_FOR_ALL);
      try (OutputStream out = new Unclosed(sink)) {
        document.save(out);
      }
    } catch (IOException e) {
      // PDFBox says only in words that its bounded scratch memory is full.
      boolean full = String.valueOf(e.getMessage()).startsWith("Maximum allowed scratch");
      throw full ? Uncleanable.tooLarge() : e;
    }
  }

  /** A seam for a test that breaks this cleaner on purpose. */
  boolean keepsInTrailer(COSName key) {
    return key.equals(COSName.ROOT) || key.equals(COSName.SIZE) || key.equals(COSName.ENCRYPT);
  }

  /** A seam for a test that breaks this cleaner on purpose. */
  boolean keepsEverywhere(String key) {
    return PdfVocabulary.ALL.contains(key) && !PdfKeys.NOWHERE.contains(key);
  }

  /** The sink outlives the writer. */
  private static final class Unclosed extends FilterOutputStream {

    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] from, int start, int length) throws IOException {
      out.write(from, start, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}

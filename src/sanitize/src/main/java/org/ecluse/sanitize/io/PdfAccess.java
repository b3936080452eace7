package org.ecluse.sanitize.io;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.ecluse.core.Content;
import org.ecluse.core.Reason;

/** Lets PDFBox read a content in place, without a copy and without a temporary file. */
public final class PdfAccess implements RandomAccessRead {

  private final Content content;
  private final Reader reader;

  private PdfAccess(Content content) {
    this.content = content;
    this.reader = new Reader(content);
  }

  /**
   * Opens a PDF with the empty password.
   *
   * @throws Uncleanable if it needs another, or has too many pages
   */
  public static PDDocument open(Content content) throws IOException {
    PDDocument document;
    try {
      document =
          Loader.loadPDF(
              new PdfAccess(content),
              "",
              MemoryUsageSetting.setupMainMemoryOnly(Bounds.PDF_SCRATCH).streamCache);
    } catch (InvalidPasswordException e) {
      throw new Uncleanable(Reason.ENCRYPTED);
    }
    COSDictionary root =
        document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.PAGES);
    if (root != null && pages(root, new IdentityHashMap<>(), 0) > Bounds.PDF_PAGES) {
      document.close();
      throw Uncleanable.tooLarge();
    }
    return document;
  }

  /**
   * Pages as a reader meets them, at most one more than allowed. {@code /Count} may lie, and one
   * branch can hang in the tree many times over.
   */
  private static long pages(COSDictionary node, Map<COSDictionary, Long> counted, int depth) {
    COSArray kids = node.getCOSArray(COSName.KIDS);
    if (kids == null) {
      return 1;
    }
    Long known = counted.get(node);
    if (known != null) {
      return known;
    }
    // Met again below itself it adds nothing: no reader follows a ring.
    counted.put(node, 0L);
    long sum = depth > Bounds.XML_DEPTH ? Bounds.PDF_PAGES + 1L : 0;
    for (int i = 0; i < kids.size() && sum <= Bounds.PDF_PAGES; i++) {
      if (kids.getObject(i) instanceof COSDictionary kid) {
        sum += pages(kid, counted, depth + 1);
      }
    }
    counted.put(node, sum);
    return sum;
  }

  @Override
  public int read() throws IOException {
    return reader.left() > 0 ? reader.next() : -1;
  }

  @Override
  public int read(byte[] into, int start, int length) throws IOException {
    if (reader.left() <= 0) {
      return -1;
    }
    int count = (int) Math.min(length, reader.left());
    content.read(reader.position(), into, start, count);
    reader.skip(count);
    return count;
  }

  @Override
  public long getPosition() {
    return reader.position();
  }

  @Override
  public void seek(long position) throws IOException {
    if (position < 0) {
      throw Uncleanable.damaged();
    }
    reader.seek(Math.min(position, content.size()));
  }

  @Override
  public long length() {
    return content.size();
  }

  @Override
  public boolean isClosed() {
    return false;
  }

  @Override
  public boolean isEOF() {
    return reader.left() <= 0;
  }

  @Override
  public RandomAccessReadView createView(long start, long length) {
    return new RandomAccessReadView(this, start, length);
  }

  @Override
  public void close() {
    // The content belongs to whoever opened it.
  }
}

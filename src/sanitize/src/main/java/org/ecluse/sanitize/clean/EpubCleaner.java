package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.MemorySink;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;
import org.ecluse.sanitize.io.ZipDirectory;

/**
 * Books (EPUB 3.3, and 2.0.1). Starts at the package document and copies only what its manifest
 * names: pages, styles, pictures, the table of contents. The description becomes the few empty
 * fields that must be there; fonts, scripts and what shops and readers add are not copied.
 */
public class EpubCleaner implements Cleaner {

  private final Inner inner;

  public EpubCleaner(Inner inner) {
    this.inner = inner;
  }

  @Override
  public MediaKind kind() {
    return MediaKind.EPUB;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    new Run(new ZipDirectory(source), notes).write(new PackageWriter(sink));
  }

  /** A seam for a test that breaks this cleaner on purpose. */
  boolean keepsDescription() {
    return false;
  }

  /** The cleaning of one book. */
  private final class Run {

    private final ZipDirectory zip;
    private final Notes notes;
    private final Map<String, byte[]> kept = new TreeMap<>();
    private long held;

    Run(ZipDirectory zip, Notes notes) {
      this.zip = zip;
      this.notes = notes;
    }

    void write(PackageWriter out) throws IOException {
      refuseLocked();
      String root = EpubPackage.root(bytes("META-INF/container.xml"));
      byte[] description = bytes(root);
      EpubPackage book = EpubPackage.read(description, root);
      for (Map.Entry<String, String> item : book.items().entrySet()) {
        if (zip.entry(item.getKey()).isPresent()) {
          item(item.getKey(), item.getValue());
        }
      }
      out.stored("mimetype", MediaKind.EPUB.mediaType().getBytes(StandardCharsets.US_ASCII));
      out.entry("META-INF/container.xml", EpubPackage.container(root));
      out.entry(root, EpubPackage.rewrite(description, root, kept.keySet(), keepsDescription()));
      for (Map.Entry<String, byte[]> part : kept.entrySet()) {
        out.entry(part.getKey(), part.getValue());
      }
      out.finish();
    }

    /** Locked fonts go anyway; anything else that is locked is a book with a lender. */
    private void refuseLocked() throws IOException {
      if (zip.entry("META-INF/encryption.xml").isPresent()) {
        String locks = new String(bytes("META-INF/encryption.xml"), StandardCharsets.UTF_8);
        String rest =
            locks.replaceAll(
                "http://(www\\.idpf\\.org/2008/embedding|ns\\.adobe\\.com/pdf/enc#RC)", "");
        if (rest.contains("EncryptionMethod") && rest.contains("xmlenc#aes")) {
          throw new Uncleanable(Reason.ENCRYPTED);
        }
      }
    }

    private void item(String path, String type) throws IOException {
      String lower = type.toLowerCase(Locale.ROOT);
      byte[] bytes = bytes(path);
      if (bytes.length == 0) {
        return;
      }
      if (lower.equals("application/xhtml+xml") || lower.equals("text/html")) {
        MemorySink sink = new MemorySink(Bounds.PART_IN_MEMORY);
        new HtmlCleaner(MediaKind.XHTML, inner, address -> beside(path, address))
            .clean(Content.of(bytes), sink, notes);
        kept.put(path, sink.bytes());
      } else if (lower.equals("text/css")) {
        String css = HtmlRules.style(new String(bytes, StandardCharsets.UTF_8));
        kept.put(path, css.getBytes(StandardCharsets.UTF_8));
      } else if (lower.equals("application/x-dtbncx+xml")) {
        kept.put(path, EpubPackage.contents(bytes));
      } else if (lower.startsWith("image/")) {
        kept.put(path, new EmbeddedPictures(inner).clean(bytes, notes).bytes());
      } else if (lower.startsWith("audio/") || lower.startsWith("video/")) {
        kept.put(path, MemberCleaning.clean(inner, Content.of(bytes), notes).bytes());
      }
    }

    /** An address that leads to another part of the book stays as it is. */
    private Optional<String> beside(String from, String address) {
      String file = address.replaceAll("[#?].*", "");
      return !file.isEmpty() && zip.entry(EpubPackage.resolve(from, file)).isPresent()
          ? Optional.of(address)
          : Optional.empty();
    }

    private byte[] bytes(String name) throws IOException {
      ZipDirectory.Entry entry = zip.entry(name).orElseThrow(Uncleanable::damaged);
      try (InputStream in = zip.open(entry)) {
        byte[] bytes = in.readNBytes(Bounds.PART_IN_MEMORY + 1);
        held += bytes.length;
        if (held > 2L * Bounds.PART_IN_MEMORY) {
          throw Uncleanable.tooLarge();
        }
        return bytes;
      }
    }
  }
}

package org.ecluse.sanitize.inspect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;
import org.ecluse.sanitize.io.ZipDirectory;

/** Looks at every entry of a book, named in its manifest or not. */
public final class EpubInspector implements Inspector {

  private final Within within;
  private final HtmlInspector pages;

  public EpubInspector(Within within) {
    this.within = within;
    this.pages = new HtmlInspector(MediaKind.XHTML, within);
  }

  @Override
  public MediaKind kind() {
    return MediaKind.EPUB;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    ZipDirectory zip = new ZipDirectory(content);
    ZipForm.count(content, zip, findings);
    long held = 0;
    for (ZipDirectory.Entry entry : zip.entries()) {
      if (entry.name().endsWith("/") || entry.name().equals("mimetype")) {
        continue;
      }
      byte[] bytes = bytes(zip, entry);
      held += bytes.length;
      if (held > Bounds.UNFOLDED) {
        throw Uncleanable.tooLarge();
      }
      entry(entry.name().toLowerCase(Locale.ROOT), bytes, findings);
    }
  }

  private void entry(String name, byte[] bytes, Findings findings) throws IOException {
    if (name.equals("meta-inf/container.xml") || bytes.length == 0) {
      return;
    }
    if (name.startsWith("meta-inf/")) {
      findings.count(TraceGroup.IDENTIFIER, "part of a shop or a reader");
    } else if (name.endsWith(".opf") || name.endsWith(".ncx") || isPackage(bytes)) {
      BookTraces traces = new BookTraces(findings);
      Sax.parse(new ByteArrayInputStream(bytes), traces);
    } else if (name.endsWith(".css")) {
      String css = new String(bytes, StandardCharsets.UTF_8);
      if (css.contains("/*")) {
        findings.count(TraceGroup.OTHER, "comment");
      }
    } else if (isPage(name, bytes)) {
      pages.inspect(Content.of(bytes), findings);
    } else if (name.endsWith(".plist") || name.contains("bookmarks")) {
      findings.count(TraceGroup.IDENTIFIER, "part of a shop or a reader");
    } else if (name.endsWith(".ttf") || name.endsWith(".otf") || name.endsWith(".woff")) {
      findings.count(TraceGroup.IDENTIFIER, "font");
    } else {
      Embedded.count(bytes, within, findings);
    }
  }

  private static boolean isPage(String name, byte[] bytes) {
    String head = new String(bytes, 0, Math.min(2048, bytes.length), StandardCharsets.ISO_8859_1);
    return name.endsWith("html") || name.endsWith(".htm") || head.contains("<html");
  }

  private static boolean isPackage(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(2048, bytes.length), StandardCharsets.ISO_8859_1);
    return head.contains("http://www.idpf.org/2007/opf") && !head.contains("<html");
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    if (!hits.isNeeded()) {
      return;
    }
    ZipDirectory zip = new ZipDirectory(content);
    for (ZipDirectory.Entry entry : zip.entries()) {
      hits.whole(entry.name().getBytes(StandardCharsets.UTF_8), Search.Place.HIDDEN);
      byte[] bytes = bytes(zip, entry);
      String name = entry.name().toLowerCase(Locale.ROOT);
      if (bytes.length == 0) {
        continue;
      }
      if (name.endsWith(".opf")) {
        hits.whole(bytes, Search.Place.HIDDEN);
      } else if (name.endsWith(".ncx")) {
        Sax.parse(new ByteArrayInputStream(bytes), new MarkupSearch(hits));
      } else if (isPage(name, bytes)) {
        pages.search(Content.of(bytes), hits);
      } else {
        hits.whole(bytes, Search.Place.HIDDEN);
      }
    }
  }

  private static byte[] bytes(ZipDirectory zip, ZipDirectory.Entry entry) throws IOException {
    try (InputStream in = zip.open(entry)) {
      byte[] bytes = in.readNBytes(Bounds.PART_IN_MEMORY + 1);
      if (bytes.length > Bounds.PART_IN_MEMORY) {
        throw Uncleanable.tooLarge();
      }
      return bytes;
    }
  }
}

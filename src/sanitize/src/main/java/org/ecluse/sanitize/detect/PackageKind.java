package org.ecluse.sanitize.detect;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.OfficeMain;
import org.ecluse.sanitize.io.Uncleanable;
import org.ecluse.sanitize.io.Xml;
import org.ecluse.sanitize.io.ZipDirectory;

/**
 * What a zip is: an office package says it in {@code [Content_Types].xml} (ECMA-376-2 §7.2.3). A
 * document with macros and a template are other kinds than a document.
 */
public final class PackageKind {

  private PackageKind() {}

  /**
   * The kind of an office package or another zip; PACKAGE for those of programs nobody here knows.
   */
  public static MediaKind of(ZipDirectory zip) throws IOException {
    Optional<MediaKind> named = PackageType.of(zip);
    if (named.isPresent()) {
      return named.get();
    }
    Optional<ZipDirectory.Entry> types = zip.entry("[Content_Types].xml");
    if (types.isEmpty()) {
      return isProgram(zip) ? MediaKind.UNKNOWN : isOfIwork(zip) ? MediaKind.PACKAGE : untyped(zip);
    }
    try (InputStream in = zip.open(types.get())) {
      return named(Xml.reader(in));
    } catch (XMLStreamException e) {
      throw Uncleanable.damaged();
    }
  }

  /** A document that lost its list of types still has its relations and its main part. */
  private static MediaKind untyped(ZipDirectory zip) {
    if (zip.entry("_rels/.rels").isEmpty()) {
      return MediaKind.ZIP;
    } else if (zip.entry("word/document.xml").isPresent()) {
      return MediaKind.DOCX;
    } else if (zip.entry("xl/workbook.xml").isPresent()) {
      return MediaKind.XLSX;
    }
    return zip.entry("ppt/presentation.xml").isPresent() ? MediaKind.PPTX : MediaKind.ZIP;
  }

  private static boolean isProgram(ZipDirectory zip) {
    return zip.entry("META-INF/MANIFEST.MF").isPresent()
        || zip.entry("AndroidManifest.xml").isPresent();
  }

  /** Packages without a word of what they are. */
  private static boolean isOfIwork(ZipDirectory zip) {
    return List.of("Index/Document.iwa", "Index.zip", "index.apxl", "index.xml", "index.apxl.gz")
        .stream()
        .anyMatch(name -> zip.entry(name).isPresent());
  }

  private static MediaKind named(XMLStreamReader in) throws XMLStreamException {
    while (in.hasNext()) {
      if (in.next() == XMLStreamConstants.START_ELEMENT) {
        String type = in.getAttributeValue(null, "ContentType");
        Optional<MediaKind> kind = type == null ? Optional.empty() : OfficeMain.kind(type);
        if (kind.isPresent()) {
          return kind.get();
        }
      }
    }
    return MediaKind.PACKAGE;
  }
}

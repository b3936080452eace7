package org.ecluse.sanitize.detect;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.Uncleanable;
import org.ecluse.sanitize.io.Xml;
import org.ecluse.sanitize.io.ZipDirectory;

/**
 * What a zip is: an office package says it in {@code [Content_Types].xml} (ECMA-376-2 §7.2.3). A
 * document with macros and a template are other kinds than a document.
 */
final class PackageKind {

  private static final String DOCUMENT =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

  private PackageKind() {}

  static MediaKind of(ZipDirectory zip) throws IOException {
    Optional<MediaKind> named = PackageType.of(zip);
    if (named.isPresent()) {
      return named.get();
    }
    Optional<ZipDirectory.Entry> types = zip.entry("[Content_Types].xml");
    if (types.isEmpty()) {
      return isOfAnotherProgram(zip) ? MediaKind.UNKNOWN : MediaKind.ZIP;
    }
    try (InputStream in = zip.open(types.get())) {
      return names(Xml.reader(in), DOCUMENT) ? MediaKind.DOCX : MediaKind.UNKNOWN;
    } catch (XMLStreamException e) {
      throw Uncleanable.damaged();
    }
  }

  /** Packages without a word of what they are: iWork documents, programs. */
  private static boolean isOfAnotherProgram(ZipDirectory zip) {
    return List.of("Index/Document.iwa", "Index.zip", "index.apxl", "index.xml", "index.apxl.gz")
            .stream()
            .anyMatch(name -> zip.entry(name).isPresent())
        || zip.entry("META-INF/MANIFEST.MF").isPresent()
        || zip.entry("AndroidManifest.xml").isPresent();
  }

  private static boolean names(XMLStreamReader in, String type) throws XMLStreamException {
    while (in.hasNext()) {
      if (in.next() == XMLStreamConstants.START_ELEMENT
          && type.equals(in.getAttributeValue(null, "ContentType"))) {
        return true;
      }
    }
    return false;
  }
}

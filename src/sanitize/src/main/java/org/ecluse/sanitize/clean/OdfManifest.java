package org.ecluse.sanitize.clean;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.ecluse.sanitize.io.Xml;
import org.ecluse.sanitize.io.ZipDirectory;

/** The list of parts of an OpenDocument package (OASIS ODF 1.3, part 2, §4), written anew. */
final class OdfManifest {

  private static final String NAMESPACE = OdfRules.ODF + "manifest:1.0";
  private static final String UNNAMED = "application/vnd.oasis.opendocument.chart";

  private OdfManifest() {}

  static byte[] of(Map<String, String> types) throws IOException {
    ByteArrayOutputStream xml = new ByteArrayOutputStream();
    try {
      XMLStreamWriter out = Xml.writer(xml);
      out.writeStartDocument("UTF-8", "1.0");
      out.writeStartElement("manifest", "manifest", NAMESPACE);
      out.writeNamespace("manifest", NAMESPACE);
      out.writeAttribute("manifest", NAMESPACE, "version", "1.2");
      for (Map.Entry<String, String> type : types.entrySet()) {
        out.writeEmptyElement("manifest", "file-entry", NAMESPACE);
        out.writeAttribute("manifest", NAMESPACE, "full-path", type.getKey());
        out.writeAttribute("manifest", NAMESPACE, "media-type", type.getValue());
      }
      out.writeEndElement();
      out.writeEndDocument();
      out.flush();
    } catch (XMLStreamException e) {
      throw new IOException(e.getClass().getSimpleName());
    }
    return xml.toByteArray();
  }

  /** What the package says a document inside it is; only types of the family are repeated. */
  static String typeOf(ZipDirectory zip, String folder) throws IOException {
    ZipDirectory.Entry manifest = zip.entry("META-INF/manifest.xml").orElse(null);
    if (manifest == null) {
      return UNNAMED;
    }
    try (InputStream in = zip.open(manifest)) {
      XMLStreamReader xml = Xml.withDocumentType(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT
            && folder.equals(xml.getAttributeValue(NAMESPACE, "full-path"))) {
          String type = String.valueOf(xml.getAttributeValue(NAMESPACE, "media-type"));
          return type.matches("application/vnd\\.oasis\\.opendocument\\.[a-z-]{1,40}")
              ? type
              : UNNAMED;
        }
      }
    } catch (XMLStreamException e) {
      throw org.ecluse.sanitize.io.Uncleanable.damaged();
    }
    return UNNAMED;
  }
}

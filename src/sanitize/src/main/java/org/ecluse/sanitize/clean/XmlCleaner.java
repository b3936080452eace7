package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;
import org.ecluse.sanitize.io.Xml;
import org.jspecify.annotations.Nullable;

/**
 * XML of a vocabulary nobody here knows. Remarks, processing instructions, the document type and
 * what is known to describe a document (Dublin Core, RDF, XMP, properties and settings of office
 * programs) go. The rest is copied, and since nobody can say what it means, the copy is never
 * CLEAN.
 */
public class XmlCleaner implements Cleaner {

  private static final Set<String> DESCRIBING =
      Set.of(
          "http://purl.org/dc/elements/1.1/",
          "http://purl.org/dc/terms/",
          "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
          "http://creativecommons.org/ns#",
          "http://web.resource.org/cc/",
          "adobe:ns:meta/",
          "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
          "http://openoffice.org/2000/meta",
          "http://openoffice.org/2001/config",
          "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
          "urn:schemas-microsoft-com:office:office",
          "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
          "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
          "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties");

  private static final String XMP = "http://ns.adobe.com/";

  @Override
  public MediaKind kind() {
    return MediaKind.XML;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    notes.left(TraceGroup.OTHER, "elements of an unknown vocabulary");
    try {
      XMLStreamReader in = Xml.withDocumentType(source.stream());
      XMLStreamWriter out = Xml.writer(sink);
      out.writeStartDocument("UTF-8", "1.0");
      if (!copy(in, out)) {
        // A sidecar of nothing but metadata.
        throw new Uncleanable(Reason.UNKNOWN_KIND);
      }
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw Uncleanable.damaged();
    }
  }

  /** Whether elements and attributes of this vocabulary describe the document. */
  boolean describes(@Nullable String namespace) {
    return namespace != null && (DESCRIBING.contains(namespace) || namespace.startsWith(XMP));
  }

  private boolean copy(XMLStreamReader in, XMLStreamWriter out) throws XMLStreamException {
    boolean any = false;
    int depth = 0;
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (describes(in.getNamespaceURI())) {
            skip(in);
          } else {
            start(in, out);
            any = true;
            depth++;
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          out.writeEndElement();
          depth--;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (depth > 0) {
            out.writeCharacters(in.getText());
          }
        }
        default -> {}
      }
    }
    return any;
  }

  private void start(XMLStreamReader in, XMLStreamWriter out) throws XMLStreamException {
    out.writeStartElement(
        orEmpty(in.getPrefix()), in.getLocalName(), orEmpty(in.getNamespaceURI()));
    for (int i = 0; i < in.getNamespaceCount(); i++) {
      String prefix = orEmpty(in.getNamespacePrefix(i));
      String namespace = orEmpty(in.getNamespaceURI(i));
      if (prefix.isEmpty()) {
        out.writeDefaultNamespace(namespace);
      } else {
        out.writeNamespace(prefix, namespace);
      }
    }
    for (int i = 0; i < in.getAttributeCount(); i++) {
      String namespace = orEmpty(in.getAttributeNamespace(i));
      if (!describes(namespace)) {
        String prefix = orEmpty(in.getAttributePrefix(i));
        out.writeAttribute(prefix, namespace, in.getAttributeLocalName(i), in.getAttributeValue(i));
      }
    }
  }

  private static void skip(XMLStreamReader in) throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      int event = in.next();
      depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}

package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.ecluse.sanitize.io.Uncleanable;
import org.ecluse.sanitize.io.Xml;
import org.jspecify.annotations.Nullable;

/** Relations and types of parts (ECMA-376-2 §6.5, §7.2.3), without those of parts that are gone. */
final class PackageLinks {

  private PackageLinks() {}

  /** Copies the list; both sorts are one flat list of elements with plain attributes. */
  static void copy(InputStream source, OutputStream target, Set<String> gone) throws IOException {
    try {
      XMLStreamReader in = Xml.reader(source);
      XMLStreamWriter out = Xml.writer(target);
      out.writeStartDocument("UTF-8", "1.0");
      int depth = 0;
      while (in.hasNext()) {
        int event = in.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          depth++;
          if (depth == 1) {
            out.writeStartElement("", in.getLocalName(), in.getNamespaceURI());
            out.writeDefaultNamespace(in.getNamespaceURI());
          } else if (depth == 2 && !leads(in, gone)) {
            entry(in, out);
          }
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
        }
      }
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw Uncleanable.damaged();
    }
  }

  private static void entry(XMLStreamReader in, XMLStreamWriter out) throws XMLStreamException {
    out.writeEmptyElement("", in.getLocalName(), in.getNamespaceURI());
    for (int i = 0; i < in.getAttributeCount(); i++) {
      out.writeAttribute(in.getAttributeLocalName(i), in.getAttributeValue(i));
    }
  }

  /** Whether it names a part that is gone; a relation may name it from where its source lies. */
  private static boolean leads(XMLStreamReader in, Set<String> gone) {
    String target = part(in.getAttributeValue(null, "Target"));
    String named = part(in.getAttributeValue(null, "PartName"));
    return gone.stream()
        .anyMatch(
            name ->
                name.equals(named)
                    || (!target.isEmpty() && (name.equals(target) || name.endsWith("/" + target))));
  }

  private static String part(@Nullable String name) {
    return name == null ? "" : name.replaceFirst("^/", "").replaceFirst("^(\\.\\./)+", "");
  }
}

package org.ecluse.sanitize.clean;

import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.ecluse.sanitize.io.Xml;

/** The two small XML forms that hold an office package together (ECMA-376-2 §6.5, §7.2.3). */
final class PackageXml {

  private static final String TYPES =
      "http://schemas.openxmlformats.org/package/2006/content-types";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/package/2006/relationships";

  /** Something that writes elements. */
  private interface Body {
    void write(XMLStreamWriter out) throws XMLStreamException;
  }

  private PackageXml() {}

  static byte[] types(Map<String, String> extensions, Map<String, String> parts) {
    return document(
        "Types",
        TYPES,
        out -> {
          type(out, "Default", "Extension", "rels", RELATIONS_TYPE);
          type(out, "Default", "Extension", "xml", "application/xml");
          for (Map.Entry<String, String> e : extensions.entrySet()) {
            type(out, "Default", "Extension", e.getKey(), e.getValue());
          }
          for (Map.Entry<String, String> e : parts.entrySet()) {
            type(out, "Override", "PartName", "/" + e.getKey(), e.getValue());
          }
        });
  }

  private static final String RELATIONS_TYPE =
      "application/vnd.openxmlformats-package.relationships+xml";

  /** One relation that is written. */
  record Relation(String id, String type, String target, boolean external) {}

  static byte[] relations(Collection<Relation> relations) {
    return document(
        "Relationships",
        RELATIONS,
        out -> {
          for (Relation one : relations) {
            out.writeEmptyElement("Relationship");
            out.writeAttribute("Id", one.id());
            out.writeAttribute("Type", one.type());
            out.writeAttribute("Target", one.target());
            if (one.external()) {
              out.writeAttribute("TargetMode", "External");
            }
          }
        });
  }

  private static void type(
      XMLStreamWriter out, String element, String key, String name, String type)
      throws XMLStreamException {
    out.writeEmptyElement(element);
    out.writeAttribute(key, name);
    out.writeAttribute("ContentType", type);
  }

  private static byte[] document(String root, String namespace, Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter out = Xml.writer(bytes);
      out.writeStartDocument("UTF-8", "1.0");
      out.writeStartElement(root);
      out.writeDefaultNamespace(namespace);
      body.write(out);
      out.writeEndElement();
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML in memory cannot fail", e);
    }
    return bytes.toByteArray();
  }
}

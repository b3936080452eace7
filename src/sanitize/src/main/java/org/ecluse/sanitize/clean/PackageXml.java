package org.ecluse.sanitize.clean;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;
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

  /** The relations of a package that has one only. */
  static byte[] relation(String id, String type, String target) {
    return document("Relationships", RELATIONS, out -> relation(out, id, type, target, false));
  }

  /** Relations as they are found to be used. */
  static final class Relationships {

    private record One(String id, String type, String target, boolean external) {}

    private final java.util.List<One> all = new java.util.ArrayList<>();

    void internal(String id, String type, String target) {
      all.add(new One(id, type, target, false));
    }

    void external(String id, String type, String target) {
      all.add(new One(id, type, target, true));
    }

    Optional<byte[]> xml() {
      if (all.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          document(
              "Relationships",
              RELATIONS,
              out -> {
                for (One one : all) {
                  relation(out, one.id(), one.type(), one.target(), one.external());
                }
              }));
    }
  }

  private static void relation(
      XMLStreamWriter out, String id, String type, String target, boolean external)
      throws XMLStreamException {
    out.writeEmptyElement("Relationship");
    out.writeAttribute("Id", id);
    out.writeAttribute("Type", type);
    out.writeAttribute("Target", target);
    if (external) {
      out.writeAttribute("TargetMode", "External");
    }
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

package org.ecluse.sanitize.clean;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.ecluse.sanitize.io.Uncleanable;
import org.ecluse.sanitize.io.Xml;
import org.jspecify.annotations.Nullable;

/** The package document and the table of contents of a book (EPUB 3.3 §5, EPUB 2.0.1 OPF §2). */
record EpubPackage(Map<String, String> items) {

  private static final String DC = "http://purl.org/dc/elements/1.1/";
  private static final String NOBODY = "urn:uuid:00000000-0000-0000-0000-000000000000";
  private static final Set<String> LISTS =
      Set.of("manifest", "item", "spine", "itemref", "guide", "reference", "package");
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "id",
          "href",
          "media-type",
          "properties",
          "fallback",
          "media-overlay",
          "idref",
          "linear",
          "toc",
          "page-progression-direction",
          "type",
          "title",
          "version",
          "unique-identifier",
          "class",
          "playOrder",
          "src");

  static String root(byte[] container) throws IOException {
    try {
      XMLStreamReader in = Xml.withDocumentType(new ByteArrayInputStream(container));
      while (in.hasNext()) {
        if (in.next() == XMLStreamConstants.START_ELEMENT && in.getLocalName().equals("rootfile")) {
          return orEmpty(in.getAttributeValue(null, "full-path"));
        }
      }
    } catch (XMLStreamException e) {
      throw Uncleanable.damaged();
    }
    throw Uncleanable.damaged();
  }

  /** What leads to the package document (OCF 3.3 §4.2.6.3.1). */
  static byte[] container(String root) {
    String xml =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
        <rootfiles><rootfile full-path="%s" media-type="application/oebps-package+xml"/></rootfiles>
        </container>
        """
            .formatted(root.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"));
    return xml.getBytes(StandardCharsets.UTF_8);
  }

  /** The parts that the manifest names, by path, with their types. */
  static EpubPackage read(byte[] document, String root) throws IOException {
    Map<String, String> items = new LinkedHashMap<>();
    try {
      XMLStreamReader in = Xml.withDocumentType(new ByteArrayInputStream(document));
      while (in.hasNext()) {
        if (in.next() == XMLStreamConstants.START_ELEMENT && in.getLocalName().equals("item")) {
          String path = resolve(root, orEmpty(in.getAttributeValue(null, "href")));
          items.put(path, orEmpty(in.getAttributeValue(null, "media-type")));
        }
      }
    } catch (XMLStreamException e) {
      throw Uncleanable.damaged();
    }
    return new EpubPackage(items);
  }

  /** The lists of the package without what is not kept, and the emptiest description allowed. */
  static byte[] rewrite(byte[] document, String root, Set<String> kept, boolean describes)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Set<String> gone = new HashSet<>();
    try {
      XMLStreamReader in = Xml.withDocumentType(new ByteArrayInputStream(document));
      XMLStreamWriter out = Xml.writer(bytes);
      out.writeStartDocument("UTF-8", "1.0");
      while (in.hasNext()) {
        int event = in.next();
        if (event == XMLStreamConstants.END_ELEMENT) {
          out.writeEndElement();
        } else if (event == XMLStreamConstants.START_ELEMENT) {
          String local = in.getLocalName();
          if (local.equals("metadata")) {
            description(in, out, describes);
          } else if (!LISTS.contains(local) || isGone(in, root, kept, gone)) {
            skip(in);
          } else {
            start(in, out, local.equals("package"));
          }
        }
      }
      out.writeEndDocument();
      out.flush();
    } catch (XMLStreamException e) {
      throw Uncleanable.damaged();
    }
    return bytes.toByteArray();
  }

  private static boolean isGone(
      XMLStreamReader in, String root, Set<String> kept, Set<String> gone) {
    String href = in.getAttributeValue(null, "href");
    if (in.getLocalName().equals("itemref")) {
      return gone.contains(orEmpty(in.getAttributeValue(null, "idref")));
    }
    boolean missing = href != null && !kept.contains(resolve(root, href.replaceAll("#.*", "")));
    if (missing) {
      gone.add(orEmpty(in.getAttributeValue(null, "id")));
    }
    return missing;
  }

  private static void start(XMLStreamReader in, XMLStreamWriter out, boolean root)
      throws XMLStreamException {
    out.writeStartElement(
        orEmpty(in.getPrefix()), in.getLocalName(), orEmpty(in.getNamespaceURI()));
    for (int i = 0; i < in.getNamespaceCount(); i++) {
      out.writeNamespace(orEmpty(in.getNamespacePrefix(i)), orEmpty(in.getNamespaceURI(i)));
    }
    for (int i = 0; i < in.getAttributeCount(); i++) {
      String local = in.getAttributeLocalName(i);
      if (orEmpty(in.getAttributeNamespace(i)).isEmpty() && ATTRIBUTES.contains(local)) {
        String value = root && local.equals("unique-identifier") ? "id" : in.getAttributeValue(i);
        out.writeAttribute(local, value);
      }
    }
  }

  /** What must be there by the specification; only the language and the cover are taken over. */
  private static void description(XMLStreamReader in, XMLStreamWriter out, boolean describes)
      throws XMLStreamException {
    String language = "und";
    String cover = "";
    String author = "";
    int depth = 1;
    while (depth > 0) {
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
        String local = in.getLocalName();
        if (local.equals("language") || local.equals("creator")) {
          String text = in.getElementText().strip();
          depth--;
          language = local.equals("language") && text.matches("[A-Za-z-]{2,20}") ? text : language;
          author = local.equals("creator") ? text : author;
        } else if ("cover".equals(in.getAttributeValue(null, "name"))) {
          cover = orEmpty(in.getAttributeValue(null, "content"));
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
    out.writeStartElement("metadata");
    out.writeNamespace("dc", DC);
    element(out, "identifier", NOBODY, "id");
    element(out, "title", "Untitled", "");
    element(out, "language", language, "");
    if (describes) {
      element(out, "creator", author, "");
    }
    out.writeStartElement("meta");
    out.writeAttribute("property", "dcterms:modified");
    out.writeCharacters("1980-01-01T00:00:00Z");
    out.writeEndElement();
    if (!cover.isEmpty()) {
      out.writeEmptyElement("meta");
      out.writeAttribute("name", "cover");
      out.writeAttribute("content", cover);
    }
    out.writeEndElement();
  }

  private static void element(XMLStreamWriter out, String name, String text, String id)
      throws XMLStreamException {
    out.writeStartElement("dc", name, DC);
    if (!id.isEmpty()) {
      out.writeAttribute("id", id);
    }
    out.writeCharacters(text);
    out.writeEndElement();
  }

  /** The table of contents of EPUB 2: its labels and targets. */
  static byte[] contents(byte[] ncx) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deque<String> open = new ArrayDeque<>();
    try {
      XMLStreamReader in = Xml.withDocumentType(new ByteArrayInputStream(ncx));
      XMLStreamWriter out = Xml.writer(bytes);
      out.writeStartDocument("UTF-8", "1.0");
      while (in.hasNext()) {
        switch (in.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            if (in.getLocalName().equals("head")) {
              skip(in);
              head(out);
            } else if (in.getLocalName().equals("docAuthor")) {
              skip(in);
            } else {
              open.push(in.getLocalName());
              start(in, out, false);
            }
          }
          case XMLStreamConstants.END_ELEMENT -> {
            open.pop();
            out.writeEndElement();
          }
          case XMLStreamConstants.CHARACTERS -> {
            if (open.contains("navMap") || open.contains("pageList")) {
              out.writeCharacters(in.getText());
            }
          }
          default -> {}
        }
      }
      out.writeEndDocument();
      out.flush();
    } catch (XMLStreamException e) {
      throw Uncleanable.damaged();
    }
    return bytes.toByteArray();
  }

  private static void head(XMLStreamWriter out) throws XMLStreamException {
    out.writeStartElement("head");
    out.writeEmptyElement("meta");
    out.writeAttribute("name", "dtb:uid");
    out.writeAttribute("content", NOBODY);
    out.writeEndElement();
  }

  /** A path within the package, as seen from a part of it. */
  static String resolve(String from, String href) {
    String plain;
    try {
      plain = URLDecoder.decode(href.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      plain = href;
    }
    Deque<String> path = new ArrayDeque<>();
    int slash = from.lastIndexOf('/');
    for (String part : ((slash < 0 ? "" : from.substring(0, slash + 1)) + plain).split("/", -1)) {
      if (part.equals("..")) {
        path.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        path.addLast(part);
      }
    }
    return String.join("/", path);
  }

  private static void skip(XMLStreamReader in) throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        default -> {}
      }
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}

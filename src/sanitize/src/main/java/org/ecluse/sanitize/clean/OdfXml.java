package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.ecluse.sanitize.io.Xml;
import org.jspecify.annotations.Nullable;

/**
 * Copies one XML part of an OpenDocument file, in a package or flat, without what {@link OdfRules}
 * does not know: tracked changes are accepted (what was deleted stands outside the text, so it goes
 * with their list), remarks, fields that name people, links to files and foreign elements go.
 */
final class OdfXml {

  /** The other parts that the text uses. */
  interface Parts {

    /** The new place of a cleaned picture, or nothing if it is not there. */
    Optional<String> picture(String href) throws IOException;

    /** The new place of a cleaned document inside the document, or nothing. */
    Optional<String> object(String href) throws IOException;

    /** A picture that stands in the text itself, cleaned. */
    byte[] inline(byte[] picture) throws IOException;
  }

  private enum Fate {
    KEPT,
    UNWRAPPED
  }

  private static final int INLINE_LONGEST = 64 << 20;

  private final Parts parts;
  private final boolean keepsChanges;
  private final Map<String, String> identifiers = new HashMap<>();
  private final Deque<Fate> open = new ArrayDeque<>();
  private final Deque<String> names = new ArrayDeque<>();
  private int paragraphs;

  OdfXml(Parts parts, boolean keepsChanges) {
    this.parts = parts;
    this.keepsChanges = keepsChanges;
  }

  void copy(InputStream source, OutputStream target) throws IOException {
    try {
      XMLStreamReader in = Xml.withDocumentType(source);
      XMLStreamWriter out = Xml.writer(target);
      out.writeStartDocument("UTF-8", "1.0");
      while (in.hasNext()) {
        switch (in.next()) {
          case XMLStreamConstants.START_ELEMENT -> start(in, out);
          case XMLStreamConstants.END_ELEMENT -> end(out);
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
              text(in.getText(), out);
          default -> {}
        }
      }
      out.writeEndDocument();
      out.flush();
    } catch (XMLStreamException e) {
      throw org.ecluse.sanitize.io.Uncleanable.damaged();
    }
  }

  private void start(XMLStreamReader in, XMLStreamWriter out)
      throws XMLStreamException, IOException {
    String namespace = orEmpty(in.getNamespaceURI());
    String local = in.getLocalName();
    if (namespace.equals(OdfRules.OFFICE) && local.equals("binary-data")) {
      binary(in, out);
      return;
    }
    boolean known = OdfRules.isKnown(namespace);
    if (isDropped(namespace, local, known)) {
      skip(in);
      return;
    }
    Optional<String> place = Optional.empty();
    String href = in.getAttributeValue(OdfRules.XLINK, "href");
    if (href != null && !href.isEmpty()) {
      place = place(local, href);
      if (place.isEmpty() && (OdfRules.isPicture(local) || local.equals("object"))) {
        skip(in);
        return;
      }
    }
    boolean deadLink = local.equals("a") && place.isEmpty();
    paragraphs += isParagraph(local) ? 1 : 0;
    names.push(local);
    if (!known || OdfRules.isUnwrapped(namespace, local) || deadLink) {
      open.push(Fate.UNWRAPPED);
      return;
    }
    open.push(Fate.KEPT);
    out.writeStartElement(orEmpty(in.getPrefix()), local, namespace);
    for (int i = 0; i < in.getNamespaceCount(); i++) {
      if (OdfRules.isKnown(orEmpty(in.getNamespaceURI(i)))) {
        out.writeNamespace(orEmpty(in.getNamespacePrefix(i)), orEmpty(in.getNamespaceURI(i)));
      }
    }
    for (int i = 0; i < in.getAttributeCount(); i++) {
      attribute(in, i, local, place, out);
    }
  }

  private boolean isDropped(String namespace, String local, boolean known) {
    if (keepsChanges && local.equals("tracked-changes")) {
      return false;
    }
    // Foreign elements inside a paragraph wrap words that everybody reads.
    return known ? OdfRules.isDropped(namespace, local) : paragraphs == 0 && !keepsChanges;
  }

  private Optional<String> place(String element, String href) throws IOException {
    if (OdfRules.isPicture(element)) {
      return parts.picture(href);
    }
    if (element.equals("object")) {
      return parts.object(href);
    }
    return OdfRules.isAddress(href) ? Optional.of(href) : Optional.empty();
  }

  private void attribute(
      XMLStreamReader in, int i, String element, Optional<String> place, XMLStreamWriter out)
      throws XMLStreamException {
    String namespace = orEmpty(in.getAttributeNamespace(i));
    String local = in.getAttributeLocalName(i);
    String value = in.getAttributeValue(i);
    if (namespace.equals(OdfRules.XLINK) && local.equals("href")) {
      if (place.isEmpty()) {
        return;
      }
      value = place.get();
    } else if ((!namespace.isEmpty() && !OdfRules.isKnown(namespace))
        || OdfRules.isDroppedAttribute(local)
        || OdfRules.isPath(value)) {
      return;
    } else if (OdfRules.isIdentifier(namespace, local, element)) {
      value = identifiers.computeIfAbsent(value, v -> "id" + (identifiers.size() + 1));
    }
    if (namespace.isEmpty()) {
      out.writeAttribute(local, value);
    } else {
      out.writeAttribute(orEmpty(in.getAttributePrefix(i)), namespace, local, value);
    }
  }

  /** A picture as text (ODF 1.3 part 3 §10.4.5). */
  private void binary(XMLStreamReader in, XMLStreamWriter out)
      throws XMLStreamException, IOException {
    String text = in.getElementText();
    if (text.length() > INLINE_LONGEST) {
      throw org.ecluse.sanitize.io.Uncleanable.tooLarge();
    }
    byte[] bytes;
    try {
      bytes = Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw org.ecluse.sanitize.io.Uncleanable.damaged();
    }
    byte[] clean = parts.inline(bytes);
    out.writeStartElement("office", "binary-data", OdfRules.OFFICE);
    out.writeCharacters(Base64.getMimeEncoder().encodeToString(clean));
    out.writeEndElement();
  }

  private void end(XMLStreamWriter out) throws XMLStreamException {
    paragraphs -= isParagraph(names.pop()) ? 1 : 0;
    if (open.pop() == Fate.KEPT) {
      out.writeEndElement();
    }
  }

  private void text(String text, XMLStreamWriter out) throws XMLStreamException {
    if (open.isEmpty()) {
      return;
    }
    boolean path = "desc".equals(names.peek()) && OdfRules.isPath(text);
    if (!path && (open.peek() == Fate.KEPT || paragraphs > 0)) {
      out.writeCharacters(text);
    }
  }

  private static boolean isParagraph(String local) {
    return local.equals("p") || local.equals("h");
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

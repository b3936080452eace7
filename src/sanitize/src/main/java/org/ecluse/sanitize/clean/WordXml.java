package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.ecluse.sanitize.io.Xml;
import org.jspecify.annotations.Nullable;

/**
 * Copies the XML of one part, event by event, through {@link WordRules}. Nothing is held but the
 * names of the open elements. XML comments and processing instructions are not copied.
 */
final class WordXml {

  /** The relations of the part that is copied. */
  interface References {

    /** The new identifier of a relation that stays, or nothing if it goes. */
    Optional<String> use(String id) throws IOException;
  }

  /** What becomes of an element; its end must do the same. */
  private enum Fate {
    KEPT,
    UNWRAPPED,
    FIELD
  }

  private final References references;
  private final PartSort sort;
  private final boolean keepChanges;
  private final DeletedBlocks deleted;
  private final WordFields fields = new WordFields();
  private final Deque<Fate> open = new ArrayDeque<>();
  private final Deque<String> names = new ArrayDeque<>();
  private final Set<String> droppedMarks = new HashSet<>();

  WordXml(References references, PartSort sort, boolean keepChanges, DeletedBlocks deleted) {
    this.references = references;
    this.sort = sort;
    this.keepChanges = keepChanges;
    this.deleted = deleted;
  }

  void copy(InputStream from, OutputStream to) throws XMLStreamException, IOException {
    XMLStreamReader in = Xml.reader(from);
    XMLStreamWriter out = Xml.writer(to);
    out.writeStartDocument("UTF-8", "1.0");
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> start(in, out);
        case XMLStreamConstants.END_ELEMENT -> end(out);
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE, XMLStreamConstants.CDATA ->
            text(in.getText(), out);
        default -> {}
      }
    }
    out.writeEndDocument();
    out.close();
  }

  private void start(XMLStreamReader in, XMLStreamWriter out)
      throws XMLStreamException, IOException {
    String local = in.getLocalName();
    String namespace = orEmpty(in.getNamespaceURI());
    boolean gone = deleted.isDeleted(in.getLocation().getCharacterOffset()) && !keepChanges;
    if (gone || isDropped(in, namespace, local)) {
      skip(in);
      return;
    }
    names.push(local);
    boolean inserted = WordRules.isWord(namespace) && WordRules.INSERTED.contains(local);
    boolean wrapping = WordRules.isWord(namespace) && WordRules.UNWRAPPED.contains(local);
    if (wrapping || (inserted && !keepChanges)) {
      open.push(Fate.UNWRAPPED);
      return;
    }
    open.push(field(in, local) ? Fate.FIELD : Fate.KEPT);
    out.writeStartElement(orEmpty(in.getPrefix()), local, namespace);
    for (int i = 0; i < in.getNamespaceCount(); i++) {
      if (WordRules.isKnown(orEmpty(in.getNamespaceURI(i)))) {
        out.writeNamespace(orEmpty(in.getNamespacePrefix(i)), orEmpty(in.getNamespaceURI(i)));
      }
    }
    for (int i = 0; i < in.getAttributeCount(); i++) {
      attribute(in, i, local, out);
    }
  }

  private void end(XMLStreamWriter out) throws XMLStreamException {
    names.pop();
    Fate fate = open.pop();
    if (fate == Fate.FIELD) {
      fields.end();
    }
    if (fate != Fate.UNWRAPPED) {
      out.writeEndElement();
    }
  }

  private void text(String text, XMLStreamWriter out) throws XMLStreamException {
    String in = names.isEmpty() ? "" : names.peek();
    switch (in) {
      case "instrText" -> out.writeCharacters(fields.instruction(text));
      case "t" -> out.writeCharacters(fields.hidesText() ? "" : text);
      case "f" -> out.writeCharacters(sort == PartSort.CHART && isForeign(text) ? "" : text);
      default -> {
        if (!in.isEmpty()) {
          out.writeCharacters(text);
        }
      }
    }
  }

  private boolean isDropped(XMLStreamReader in, String namespace, String local) throws IOException {
    if (!WordRules.isKnown(namespace) || WordRules.DROPPED.contains(local)) {
      return true;
    }
    if (WordRules.isWord(namespace) && WordRules.DELETED.contains(local) && !keepChanges) {
      return true;
    }
    if (sort == PartSort.SETTINGS && open.size() == 1) {
      return !WordRules.SETTINGS.contains(local);
    }
    if (local.equals("id") && "sdtPr".equals(names.peek())) {
      return true;
    }
    return isLastEdit(in, local) || isUnknownChoice(in, namespace, local) || isOrphan(in);
  }

  /** The bookmark that Word sets where somebody last typed. */
  private boolean isLastEdit(XMLStreamReader in, String local) {
    String id = value(in, "id");
    if (local.equals("bookmarkStart") && "_GoBack".equals(value(in, "name")) && id != null) {
      droppedMarks.add(id);
      return true;
    }
    return local.equals("bookmarkEnd") && droppedMarks.contains(orEmpty(id));
  }

  /** An alternative that needs a namespace which is not copied would make the part unreadable. */
  private static boolean isUnknownChoice(XMLStreamReader in, String namespace, String local) {
    if (!namespace.equals(WordRules.COMPATIBILITY) || !local.equals("Choice")) {
      return false;
    }
    return Arrays.stream(orEmpty(in.getAttributeValue(null, "Requires")).strip().split("\\s+"))
        .anyMatch(prefix -> !WordRules.isKnown(orUnknown(in.getNamespaceURI(prefix))));
  }

  /** An element that is nothing without a part that is gone; links stay as text. */
  private boolean isOrphan(XMLStreamReader in) throws IOException {
    String local = in.getLocalName();
    if (local.equals("hyperlink") || local.equals("blip") || local.equals("imagedata")) {
      return false;
    }
    for (int i = 0; i < in.getAttributeCount(); i++) {
      if (WordRules.isRelations(orEmpty(in.getAttributeNamespace(i)))
          && references.use(in.getAttributeValue(i)).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private boolean field(XMLStreamReader in, String local) {
    if (local.equals("fldChar")) {
      switch (orEmpty(value(in, "fldCharType"))) {
        case "begin" -> fields.begin();
        case "separate" -> fields.separate();
        case "end" -> fields.end();
        default -> {}
      }
    }
    if (local.equals("fldSimple")) {
      fields.simple(orEmpty(value(in, "instr")));
      return true;
    }
    return false;
  }

  private void attribute(XMLStreamReader in, int i, String element, XMLStreamWriter out)
      throws XMLStreamException, IOException {
    String local = in.getAttributeLocalName(i);
    String namespace = orEmpty(in.getAttributeNamespace(i));
    String value = in.getAttributeValue(i);
    if (!WordRules.isKnown(namespace) || isDroppedAttribute(local)) {
      return;
    }
    boolean reference = WordRules.isRelations(namespace) || local.equals("relid");
    if (reference) {
      Optional<String> id = references.use(value);
      if (id.isEmpty()) {
        return;
      }
      value = id.get();
    } else if (namespace.equals(WordRules.COMPATIBILITY)) {
      value = knownPrefixes(in, value);
    } else if (local.equals("name") && (element.equals("docPr") || element.equals("cNvPr"))) {
      value = "Object";
    } else if (WordRules.FILE_NAMES.contains(local)
        && (element.equals("imagedata") || WordRules.isPath(value))
        && !WordRules.isWebAddress(value)) {
      return;
    } else if (local.equals("instr")) {
      value = WordFields.bare(value);
    }
    if (namespace.isEmpty()) {
      out.writeAttribute(local, value);
    } else {
      out.writeAttribute(orEmpty(in.getAttributePrefix(i)), namespace, local, value);
    }
  }

  private boolean isDroppedAttribute(String local) {
    return WordRules.isDroppedAttribute(local) && !(keepChanges && local.equals("author"));
  }

  private static String knownPrefixes(XMLStreamReader in, String prefixes) {
    return Arrays.stream(prefixes.strip().split("\\s+"))
        .filter(p -> WordRules.isKnown(orUnknown(in.getNamespaceURI(p))))
        .collect(Collectors.joining(" "));
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

  /** A chart's formula that points into another file. */
  private static boolean isForeign(String formula) {
    return formula.indexOf('[') >= 0 || formula.indexOf('\\') >= 0 || formula.indexOf('/') >= 0;
  }

  /** An attribute by local name alone: both forms of the format are met. */
  private static @Nullable String value(XMLStreamReader in, String local) {
    for (int i = 0; i < in.getAttributeCount(); i++) {
      if (in.getAttributeLocalName(i).equals(local)) {
        return in.getAttributeValue(i);
      }
    }
    return null;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String orUnknown(@Nullable String namespace) {
    return namespace == null ? "unknown:" : namespace;
  }
}

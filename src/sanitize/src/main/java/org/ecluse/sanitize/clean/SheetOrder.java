package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;
import org.ecluse.sanitize.io.Xml;

/**
 * Which sheets of a workbook stay, read ahead: names and views tell a sheet by its position, which
 * changes when a sheet of macros before it goes (ECMA-376-1 §18.2.19).
 */
final class SheetOrder {

  static final SheetOrder NONE = new SheetOrder();

  private final List<Boolean> kept = new ArrayList<>();

  private SheetOrder() {}

  static SheetOrder of(InputStream workbook, PartXml.References references)
      throws XMLStreamException, IOException {
    SheetOrder order = new SheetOrder();
    XMLStreamReader in = Xml.reader(workbook);
    while (in.hasNext()) {
      if (in.next() == XMLStreamConstants.START_ELEMENT && in.getLocalName().equals("sheet")) {
        if (order.kept.size() >= Bounds.RELATIONS) {
          throw Uncleanable.tooLarge();
        }
        order.kept.add(isKept(in, references));
      }
    }
    if (!order.kept.contains(true)) {
      throw Uncleanable.damaged();
    }
    return order;
  }

  private static boolean isKept(XMLStreamReader in, PartXml.References references)
      throws IOException {
    for (int i = 0; i < in.getAttributeCount(); i++) {
      String namespace = in.getAttributeNamespace(i);
      if (namespace != null && OfficeNames.isReference(namespace, in.getAttributeLocalName(i))) {
        return references.use(in.getAttributeValue(i)).isPresent();
      }
    }
    return true;
  }

  /** The new position of a sheet; nothing if it goes. */
  Optional<String> position(String old) {
    int index;
    try {
      index = Integer.parseInt(old.strip());
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
    if (index < 0 || index >= kept.size() || !kept.get(index)) {
      return Optional.empty();
    }
    return Optional.of(
        Long.toString(kept.subList(0, index).stream().filter(Boolean::booleanValue).count()));
  }
}

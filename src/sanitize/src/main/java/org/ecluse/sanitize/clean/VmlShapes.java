package org.ecluse.sanitize.clean;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.ecluse.sanitize.io.Xml;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of a drawing in VML (ECMA-376-4 §19.1.2.19) that have a picture. What other programs
 * write there is not always XML: then there are none.
 */
final class VmlShapes {

  private final Map<String, String> pictures = new HashMap<>();
  private boolean whole;

  private VmlShapes() {}

  static VmlShapes in(InputStream vml) {
    VmlShapes shapes = new VmlShapes();
    try {
      shapes.read(Xml.reader(vml));
      shapes.whole = true;
    } catch (XMLStreamException e) {
      shapes.pictures.clear();
    }
    return shapes;
  }

  private void read(XMLStreamReader in) throws XMLStreamException {
    Deque<String> names = new ArrayDeque<>();
    while (in.hasNext()) {
      int event = in.next();
      if (event == XMLStreamConstants.END_ELEMENT) {
        names.pop();
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        String around = names.isEmpty() ? "" : names.peek();
        String image = value(in, "relid");
        if (in.getLocalName().equals("imagedata") && image != null && !around.isEmpty()) {
          for (String name : around.split(" ", -1)) {
            pictures.put(name, image);
          }
        }
        String id = value(in, "id");
        String other = value(in, "spid");
        names.push((id == null ? "" : id) + (other == null ? "" : " " + other));
      }
    }
  }

  /** The relation that leads to the picture of a shape. */
  Optional<String> picture(String shape) {
    return Optional.ofNullable(pictures.get(shape));
  }

  /** Whether it could be read to its end and shows something. */
  boolean isUseful() {
    return whole && !pictures.isEmpty();
  }

  private static @Nullable String value(XMLStreamReader in, String local) {
    for (int i = 0; i < in.getAttributeCount(); i++) {
      if (in.getAttributeLocalName(i).equals(local)) {
        return in.getAttributeValue(i);
      }
    }
    return null;
  }
}

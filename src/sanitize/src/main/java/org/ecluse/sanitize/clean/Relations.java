package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;
import org.ecluse.sanitize.io.Xml;
import org.ecluse.sanitize.io.ZipDirectory;

/** The relations of one part of an office package (ECMA-376-2 §6.5). */
final class Relations {

  /**
   * One relation.
   *
   * @param sort the last word of its type, the same in the transitional and the strict form
   * @param strict whether its type is of the strict form (ECMA-376-1 §M.1)
   * @param target a part's name when internal, an address when external
   */
  record Relation(String id, String sort, boolean strict, String target, boolean external) {}

  private final Map<String, Relation> byId = new LinkedHashMap<>();

  private Relations() {}

  /** The relations of a part; none if it has none. The package itself is the part "". */
  static Relations of(ZipDirectory zip, String part) throws IOException {
    Relations relations = new Relations();
    int slash = part.lastIndexOf('/');
    String folder = part.substring(0, slash + 1);
    String name = folder + "_rels/" + part.substring(slash + 1) + ".rels";
    Optional<ZipDirectory.Entry> entry = zip.entry(name);
    if (entry.isPresent()) {
      try (InputStream in = zip.open(entry.get())) {
        relations.read(Xml.reader(in), folder);
      } catch (XMLStreamException e) {
        throw Uncleanable.damaged();
      }
    }
    return relations;
  }

  Optional<Relation> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  Collection<Relation> all() {
    return byId.values();
  }

  private void read(XMLStreamReader in, String folder) throws XMLStreamException, Uncleanable {
    while (in.hasNext()) {
      if (in.next() != XMLStreamConstants.START_ELEMENT
          || !in.getLocalName().equals("Relationship")) {
        continue;
      }
      String id = in.getAttributeValue(null, "Id");
      String type = in.getAttributeValue(null, "Type");
      String target = in.getAttributeValue(null, "Target");
      boolean external = "External".equals(in.getAttributeValue(null, "TargetMode"));
      if (id == null || type == null || target == null || byId.size() >= Bounds.RELATIONS) {
        throw Uncleanable.damaged();
      }
      String sort = type.substring(type.lastIndexOf('/') + 1);
      boolean strict = type.startsWith("http://purl.oclc.org/ooxml/");
      String to = external ? target : resolve(folder, target);
      byId.put(id, new Relation(id, sort, strict, to, external));
    }
  }

  /**
   * A target as the name of a part: relative to its folder, dots resolved, never above the root.
   */
  private static String resolve(String folder, String target) {
    String bare = target.indexOf('#') >= 0 ? target.substring(0, target.indexOf('#')) : target;
    String decoded;
    try {
      decoded = URLDecoder.decode(bare.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      decoded = bare;
    }
    String path = decoded.startsWith("/") ? decoded.substring(1) : folder + decoded;
    Deque<String> steps = new ArrayDeque<>();
    for (String step : path.split("/", -1)) {
      if (step.equals("..")) {
        steps.pollLast();
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.addLast(step);
      }
    }
    return String.join("/", steps);
  }
}

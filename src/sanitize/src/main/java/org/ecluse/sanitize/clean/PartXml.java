package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * Copies the XML of one part, event by event. Goes: every namespace that {@link OfficeNames} does
 * not list, what the rules of the part drop, what refers to a part that is gone, and what is
 * nothing without a child that went. An embedded object that is gone leaves its picture. XML
 * comments and processing instructions are not copied.
 */
final class PartXml implements PartRules.Element {

  /** The relations of the part that is copied. */
  interface References {

    /** The new identifier of a relation that stays, or nothing if it goes. */
    Optional<String> use(String id) throws IOException;

    /** The identifier of a relation to the picture of an older object, by the name of its shape. */
    Optional<String> preview(String shape) throws IOException;
  }

  /** One open element that was not dropped. */
  private static final class Frame {
    private final String local;
    private final @Nullable Frame around;
    private final int depth;
    private Map<String, String> bindings;
    private @Nullable Set<String> needs;
    private boolean written;
    private boolean filled;
    private boolean voided;
    private int mark = -1;
    private boolean gone;
    private boolean pictured;
    private @Nullable String shape;
    private @Nullable Frame saver;
    private Tape.@Nullable Piece saved;

    Frame(String local, @Nullable Frame around) {
      this.local = local;
      this.around = around;
      this.depth = around == null ? 0 : around.depth + 1;
      this.bindings = around == null ? Map.of() : around.bindings;
    }
  }

  private final References references;
  private final PartRules rules;
  private final XMLStreamReader in;
  private final XMLStreamWriter out;
  private final Tape tape;
  private final ObjectFrame frames = new ObjectFrame();
  private @Nullable Frame open;

  /** What is around the element that is being asked about. */
  private @Nullable Frame around;

  PartXml(References references, PartRules rules, InputStream from, OutputStream to)
      throws XMLStreamException {
    this.references = references;
    this.rules = rules;
    this.in = Xml.reader(from);
    this.out = Xml.writer(to);
    this.tape = new Tape(out);
  }

  /** Copies it all, and gives back the identifiers of relations that are really used. */
  Set<String> copy() throws XMLStreamException, IOException {
    out.writeStartDocument("UTF-8", "1.0");
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> start();
        case XMLStreamConstants.END_ELEMENT -> end();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE, XMLStreamConstants.CDATA ->
            text(in.getText());
        default -> {}
      }
    }
    out.writeEndDocument();
    out.close();
    return tape.references();
  }

  private void start() throws XMLStreamException, IOException {
    around = open;
    if (!OfficeNames.isKnown(namespace()) || isUnknownChoice() || rules.drops(this)) {
      skip();
      return;
    }
    boolean orphan = isOrphan();
    boolean previewed = orphan && local().equals("oleObj");
    boolean inGone = open != null && open.gone;
    if ((orphan && !previewed) || (inGone && !local().equals("pic"))) {
      skip();
      return;
    }
    Frame frame = new Frame(local(), open);
    open = frame;
    rules.opened(this);
    frame.gone = previewed;
    frame.shape = local().equals("oleObj") ? value("spid") : null;
    frames.see(this);
    if (previewed || rules.unwraps(this) || isOnlyAlternative(frame)) {
      return;
    }
    frame.needs = rules.needs(this);
    if (inGone) {
      frame.saver = around(frame, "graphicFrame");
      frame.bindings = bindingsAround(frame.saver);
    }
    if (frame.needs != null || inGone || OfficeNames.isRevocable(local())) {
      frame.mark = tape.mark();
    }
    write(frame);
  }

  /** A fallback none of whose alternatives stays takes the place of them all. */
  private boolean isOnlyAlternative(Frame frame) throws XMLStreamException {
    Frame all = frame.around;
    if (all == null || !isCompatibility("Fallback") || all.filled || !all.written) {
      return false;
    }
    tape.cut(all.mark);
    tape.release();
    all.mark = -1;
    all.needs = null;
    all.written = false;
    all.bindings = bindingsAround(all);
    frame.bindings = all.bindings;
    return true;
  }

  private static Map<String, String> bindingsAround(@Nullable Frame frame) {
    return frame == null || frame.around == null ? Map.of() : frame.around.bindings;
  }

  private static @Nullable Frame around(Frame frame, String local) {
    Frame around = frame.around;
    while (around != null && !around.local.equals(local)) {
      around = around.around;
    }
    return around;
  }

  /** Gives an object of the older form its picture, which only a shape of VML has. */
  private void picture(Frame object, String shape) throws XMLStreamException, IOException {
    Optional<String> image = references.preview(shape);
    Frame frame = around(object, "graphicFrame");
    if (image.isEmpty() || frame == null) {
      return;
    }
    int mark = tape.mark();
    frames.write(image.get(), tape);
    if (object.gone) {
      frame.saved = tape.cut(mark);
    }
    tape.release();
  }

  private void end() throws XMLStreamException, IOException {
    Frame frame = Objects.requireNonNull(open);
    open = frame.around;
    rules.closed(frame.local);
    if (frame.shape != null && !frame.pictured) {
      picture(frame, frame.shape);
    }
    if (!frame.written) {
      return;
    }
    tape.end();
    if (frame.local.equals("pic") && frame.around != null) {
      frame.around.pictured = true;
    }
    if (frame.saver != null) {
      frame.saver.saved = tape.cut(frame.mark);
      tape.release();
      return;
    }
    String stays = frame.local;
    if (frame.voided || (frame.needs != null && !frame.filled)) {
      tape.cut(frame.mark);
      stays = frame.saved == null ? "" : "pic";
      if (frame.saved != null) {
        tape.paste(frame.saved);
      }
    }
    if (frame.mark >= 0) {
      tape.release();
    }
    fill(frame.around, stays);
  }

  private static void fill(@Nullable Frame around, String child) {
    Frame frame = around;
    while (frame != null && !frame.written) {
      frame = frame.around;
    }
    if (frame != null && frame.needs != null && !child.isEmpty()) {
      frame.filled |= frame.needs.isEmpty() || frame.needs.contains(child);
    }
  }

  private void text(String text) throws XMLStreamException {
    Frame frame = open;
    if (frame == null || frame.gone) {
      return;
    }
    String stays = rules.text(frame.local, text);
    if (stays != null) {
      tape.text(stays);
    } else if (frame.written && frame.mark >= 0) {
      frame.voided = true;
    }
  }

  private void write(Frame frame) throws XMLStreamException, IOException {
    List<Tape.Binding> bindings = new ArrayList<>();
    for (int i = 0; i < in.getNamespaceCount(); i++) {
      String uri = orEmpty(in.getNamespaceURI(i));
      if (OfficeNames.isKnown(uri)) {
        bind(frame, bindings, orEmpty(in.getNamespacePrefix(i)), uri);
      }
    }
    bind(frame, bindings, orEmpty(in.getPrefix()), namespace());
    List<Tape.Attribute> attributes = new ArrayList<>(in.getAttributeCount());
    for (int i = 0; i < in.getAttributeCount(); i++) {
      attribute(frame, i, bindings, attributes);
    }
    tape.start(orEmpty(in.getPrefix()), local(), namespace(), bindings, attributes);
    frame.written = true;
  }

  /** Declares a prefix where what is written does not do so yet. */
  private static void bind(Frame frame, List<Tape.Binding> bindings, String prefix, String uri) {
    String bound = frame.bindings.get(prefix);
    boolean none = bound == null && (uri.isEmpty() || prefix.equals("xml"));
    if (none || uri.equals(bound)) {
      return;
    }
    Map<String, String> more = new HashMap<>(frame.bindings);
    more.put(prefix, uri);
    frame.bindings = more;
    bindings.add(new Tape.Binding(prefix, uri));
  }

  private void attribute(
      Frame frame, int i, List<Tape.Binding> bindings, List<Tape.Attribute> attributes)
      throws IOException {
    String local = in.getAttributeLocalName(i);
    String namespace = orEmpty(in.getAttributeNamespace(i));
    String value = in.getAttributeValue(i);
    if (!OfficeNames.isKnown(namespace)) {
      return;
    }
    boolean reference = OfficeNames.isReference(namespace, local);
    String stays;
    if (reference) {
      stays = value.isEmpty() ? value : references.use(value).orElse(null);
    } else if (namespace.equals(OfficeNames.COMPATIBILITY)) {
      stays = knownPrefixes(frame, bindings, value);
    } else {
      stays = rules.attribute(this, namespace, local, value);
    }
    if (stays == null) {
      return;
    }
    if (local.equals("Requires")) {
      knownPrefixes(frame, bindings, value);
    }
    String prefix = orEmpty(in.getAttributePrefix(i));
    if (!namespace.isEmpty()) {
      bind(frame, bindings, prefix, namespace);
    }
    attributes.add(new Tape.Attribute(prefix, namespace, local, stays, reference));
  }

  private @Nullable String knownPrefixes(
      Frame frame, List<Tape.Binding> bindings, String prefixes) {
    List<String> known =
        Arrays.stream(prefixes.strip().split("\\s+"))
            .filter(p -> OfficeNames.isKnown(orUnknown(in.getNamespaceURI(p))))
            .toList();
    known.forEach(p -> bind(frame, bindings, p, orEmpty(in.getNamespaceURI(p))));
    return known.isEmpty() ? null : known.stream().collect(Collectors.joining(" "));
  }

  private boolean isCompatibility(String local) {
    return local().equals(local) && namespace().equals(OfficeNames.COMPATIBILITY);
  }

  /** An alternative that needs a namespace which is not copied would make the part unreadable. */
  private boolean isUnknownChoice() {
    return isCompatibility("Choice")
        && Arrays.stream(orEmpty(value("Requires")).strip().split("\\s+"))
            .anyMatch(prefix -> !OfficeNames.isKnown(orUnknown(in.getNamespaceURI(prefix))));
  }

  /** An element that is nothing without a part that is gone; links stay as text. */
  private boolean isOrphan() throws IOException {
    if (OfficeNames.staysAlone(namespace(), local())) {
      return false;
    }
    for (int i = 0; i < in.getAttributeCount(); i++) {
      String id = in.getAttributeValue(i);
      if (OfficeNames.isReference(orEmpty(in.getAttributeNamespace(i)), in.getAttributeLocalName(i))
          && !id.isEmpty()
          && references.use(id).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private void skip() throws XMLStreamException {
    for (int depth = 1; depth > 0; ) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        default -> {}
      }
    }
  }

  @Override
  public String namespace() {
    return orEmpty(in.getNamespaceURI());
  }

  @Override
  public String local() {
    return in.getLocalName();
  }

  @Override
  public String parent() {
    return around == null ? "" : around.local;
  }

  @Override
  public int depth() {
    return around == null ? 0 : around.depth + 1;
  }

  @Override
  public @Nullable String value(String local) {
    for (int i = 0; i < in.getAttributeCount(); i++) {
      if (in.getAttributeLocalName(i).equals(local)) {
        return in.getAttributeValue(i);
      }
    }
    return null;
  }

  @Override
  public boolean isPreview() {
    Frame frame = open;
    while (frame != null && !frame.gone) {
      frame = frame.around;
    }
    return frame != null;
  }

  @Override
  public int offset() {
    return in.getLocation().getCharacterOffset();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String orUnknown(@Nullable String namespace) {
    return namespace == null ? "unknown:" : namespace;
  }
}

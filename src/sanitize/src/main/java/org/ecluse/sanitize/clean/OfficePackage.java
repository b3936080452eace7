package org.ecluse.sanitize.clean;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamException;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.MemorySink;
import org.ecluse.sanitize.io.OfficeMain;
import org.ecluse.sanitize.io.Uncleanable;
import org.ecluse.sanitize.io.ZipDirectory;

/**
 * The cleaning of one office package. Starts at the main part and follows only relations that
 * {@link PartSort} knows and the kept text uses, so an orphan is never copied. Every part is
 * written anew under a neutral name.
 */
final class OfficePackage implements PartRelations.Targets {

  /** What can stand in the place of an object of another program. */
  private static final Set<MediaKind> COMPOUND =
      EnumSet.of(MediaKind.DOC, MediaKind.XLS, MediaKind.PPT);

  private static final String OLE_TYPE = "application/vnd.openxmlformats-officedocument.oleObject";

  private record Waiting(String source, String name, PartSort sort) {}

  private final ZipDirectory zip;
  private final MediaKind kind;
  private final PartSort.Flavour flavour;
  private final Set<Step> steps;
  private final Notes notes;
  private final Inner inner;
  private final Pictures pictures = new Pictures();
  private final Guids guids = new Guids();
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<PartSort, Integer> counts = new EnumMap<>(PartSort.class);
  private final Map<String, Packed> parts = new TreeMap<>();
  private final Map<String, String> types = new HashMap<>();
  private final Map<String, PartRelations> relations = new HashMap<>();
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final Map<String, Relations> diagrams = new HashMap<>();
  private final Map<String, VmlShapes> shapes = new HashMap<>();
  private long room = Bounds.UNFOLDED;

  OfficePackage(ZipDirectory zip, MediaKind kind, Inner inner, Set<Step> steps, Notes notes) {
    this.zip = zip;
    this.kind = kind;
    this.flavour = PartSort.Flavour.of(kind);
    this.inner = inner;
    this.steps = steps;
    this.notes = notes;
  }

  void write(PackageWriter out) throws IOException {
    Relations.Relation main =
        Relations.of(zip, "").all().stream()
            .filter(r -> r.sort().equals("officeDocument") && !r.external())
            .findFirst()
            .orElseThrow(Uncleanable::damaged);
    String document = enqueue(main.target(), flavour.main()).orElseThrow(Uncleanable::damaged);
    while (!waiting.isEmpty()) {
      part(waiting.removeFirst());
    }
    Set<String> reached = reached(document);
    Map<String, String> extensions = new TreeMap<>();
    Map<String, String> overrides = new TreeMap<>();
    for (String name : reached) {
      String extension = name.substring(name.lastIndexOf('.') + 1);
      boolean named = extension.equals("xml");
      (named ? overrides : extensions).put(named ? name : extension, types.getOrDefault(name, ""));
    }
    String type = PartSort.relationType("officeDocument", main.strict());
    out.entry("[Content_Types].xml", PackageXml.types(extensions, overrides));
    out.entry(
        "_rels/.rels",
        PackageXml.relations(
            List.of(new PackageXml.Relation("rId1", type, "/" + document, false))));
    for (Map.Entry<String, Packed> part : parts.entrySet()) {
      if (reached.contains(part.getKey())) {
        out.entry(part.getKey(), part.getValue());
        List<PackageXml.Relation> written = relationsOf(part.getKey());
        if (!written.isEmpty()) {
          out.entry(relationsName(part.getKey()), PackageXml.relations(written));
        }
      }
    }
    out.finish();
  }

  /** What can be reached from the document by relations that were really written. */
  private Set<String> reached(String document) {
    Set<String> reached = new TreeSet<>(Set.of(document));
    Deque<String> next = new ArrayDeque<>(reached);
    while (!next.isEmpty()) {
      for (PackageXml.Relation relation : relationsOf(next.removeFirst())) {
        String target = relation.target().substring(1);
        if (!relation.external() && reached.add(target)) {
          next.add(target);
        }
      }
    }
    return reached;
  }

  private List<PackageXml.Relation> relationsOf(String part) {
    PartRelations of = relations.get(part);
    return of == null ? List.of() : of.written();
  }

  private void part(Waiting part) throws IOException {
    PartRelations kept = new PartRelations(part.sort(), Relations.of(zip, part.source()), this);
    ZipDirectory.Entry entry = zip.entry(part.source()).orElseThrow(Uncleanable::damaged);
    Packed bytes = new Packed();
    try (bytes) {
      PartRules rules = rules(part, entry, kept);
      try (InputStream in = zip.open(entry)) {
        kept.finish(flavour, new PartXml(kept, rules, in, bytes).copy());
      }
    } catch (XMLStreamException e) {
      throw Uncleanable.damaged();
    }
    take(bytes.size());
    parts.put(part.name(), bytes);
    relations.put(part.name(), kept);
    String type = part.sort().isMain() ? OfficeMain.contentType(kind) : part.sort().contentType();
    types.put(part.name(), type);
  }

  private PartRules rules(Waiting part, ZipDirectory.Entry entry, PartXml.References kept)
      throws IOException, XMLStreamException {
    PartSort sort = part.sort();
    Relations shown = diagrams.get(part.source());
    DrawingRules drawing =
        new DrawingRules(
            steps, guids, id -> shown == null ? Optional.empty() : drawingOf(shown, id));
    return switch (flavour) {
      case WORD -> {
        try (InputStream in = zip.open(entry)) {
          yield new WordRules(drawing, sort, DeletedBlocks.in(in));
        }
      }
      case SHEET -> {
        if (sort != PartSort.WORKBOOK) {
          yield new SheetRules(drawing, sort, SheetOrder.NONE);
        }
        try (InputStream in = zip.open(entry)) {
          yield new SheetRules(drawing, sort, SheetOrder.of(in, kept));
        }
      }
      case SLIDES -> new SlideRules(drawing, sort);
    };
  }

  @Override
  public Optional<PackageXml.Relation> keep(Relations from, Relations.Relation relation, String id)
      throws IOException {
    String sort = relation.sort();
    if (relation.external()) {
      boolean web = sort.equals("hyperlink") && OfficeNames.isAddress(relation.target());
      if (!web && steps.contains(Step.PATHS)) {
        return Optional.empty();
      }
      String type = PartSort.relationType(sort, relation.strict());
      return Optional.of(new PackageXml.Relation(id, type, relation.target(), true));
    }
    Optional<PartSort> known = PartSort.of(flavour, sort);
    Optional<String> target =
        switch (sort) {
          case "image" -> picture(relation.target());
          case "package", "oleObject" -> embedded(relation.target());
          case "vmlDrawing" ->
              known.isPresent() && shapes(relation.target()).isUseful()
                  ? enqueue(relation.target(), PartSort.VML)
                  : Optional.empty();
          default -> known.isPresent() ? enqueue(relation.target(), known.get()) : Optional.empty();
        };
    if (sort.equals("diagramData")) {
      diagrams.putIfAbsent(relation.target(), from);
    }
    String as =
        sort.equals("diagramDrawing") ? target.map(OfficePackage::drawingId).orElse("") : id;
    return written(relation, known, target, as);
  }

  private static Optional<PackageXml.Relation> written(
      Relations.Relation relation, Optional<PartSort> known, Optional<String> target, String id) {
    String sort = relation.sort();
    boolean document = sort.equals("package") || sort.equals("oleObject");
    return target.map(
        t -> {
          String as = document ? (t.endsWith(".bin") ? "oleObject" : "package") : sort;
          String type =
              known
                  .map(k -> k.relationType(relation.strict()))
                  .orElseGet(() -> PartSort.relationType(as, relation.strict()));
          return new PackageXml.Relation(id, type, "/" + t, false);
        });
  }

  @Override
  public Optional<Relations.Relation> preview(Relations from, String shape) throws IOException {
    for (Relations.Relation relation : from.all()) {
      if (relation.sort().equals("vmlDrawing") && !relation.external()) {
        Optional<String> id = shapes(relation.target()).picture(shape);
        if (id.isPresent()) {
          return Relations.of(zip, relation.target())
              .byId(id.get())
              .filter(r -> r.sort().equals("image") && !r.external());
        }
      }
    }
    return Optional.empty();
  }

  private VmlShapes shapes(String source) throws IOException {
    VmlShapes known = shapes.get(source);
    if (known == null) {
      Optional<byte[]> bytes = whole(source);
      known = VmlShapes.in(new ByteArrayInputStream(bytes.orElse(new byte[0])));
      shapes.put(source, known);
    }
    return known;
  }

  /** How a diagram and what shows it name the drawing that both refer to. */
  private static String drawingId(String name) {
    return "dgm" + name.replaceAll("[^0-9]", "");
  }

  private Optional<String> drawingOf(Relations shown, String id) {
    return shown
        .byId(id)
        .filter(r -> r.sort().equals("diagramDrawing") && !r.external())
        .flatMap(r -> enqueue(r.target(), PartSort.DIAGRAM_DRAWING))
        .map(OfficePackage::drawingId);
  }

  /** The new name of a part, which is cleaned later, or nothing if there is no such part. */
  private Optional<String> enqueue(String source, PartSort sort) {
    String known = names.get(source);
    if (known != null) {
      return Optional.of(known);
    }
    if (zip.entry(source).isEmpty() || names.size() >= Bounds.ZIP_ENTRIES) {
      return Optional.empty();
    }
    String name = sort.name(flavour, counts.merge(sort, 1, Integer::sum));
    names.put(source, name);
    waiting.addLast(new Waiting(source, name, sort));
    return Optional.of(name);
  }

  private Optional<String> picture(String source) throws IOException {
    String known = names.get(source);
    Optional<byte[]> bytes = known == null ? whole(source) : Optional.empty();
    if (bytes.isEmpty()) {
      return Optional.ofNullable(known);
    }
    Pictures.Picture picture =
        steps.contains(Step.PICTURES)
            ? pictures.clean(bytes.get(), notes)
            : pictures.asItIs(bytes.get());
    if (picture.bytes().length == 0) {
      return Optional.empty();
    }
    Pictures.Sort sort = picture.sort();
    String name = flavour.folder() + "media/image" + (names.size() + 1) + "." + sort.extension();
    return Optional.of(store(source, name, picture.bytes(), sort.contentType()));
  }

  /** A document within the document, cleaned like one; anything else in such a place goes. */
  private Optional<String> embedded(String source) throws IOException {
    String known = names.get(source);
    Optional<byte[]> bytes = known == null ? whole(source) : Optional.empty();
    if (bytes.isEmpty()) {
      return Optional.ofNullable(known);
    }
    MemorySink sink = new MemorySink(2L * Bounds.PART_IN_MEMORY);
    Notes inside = new Notes();
    MediaKind is;
    try {
      is = inner.clean(Content.of(bytes.get()), sink, inside);
    } catch (Uncleanable e) {
      if (e.reason() == Reason.TOO_LARGE) {
        throw e;
      }
      return Optional.empty();
    }
    boolean compound = COMPOUND.contains(is);
    if (!compound && !OfficeMain.isOffice(is)) {
      return Optional.empty();
    }
    notes.addAll(inside);
    byte[] clean = steps.contains(Step.EMBEDDED) ? sink.bytes() : bytes.get();
    String extension = compound ? "bin" : is.extension();
    String type = compound ? OLE_TYPE : is.mediaType();
    String name = flavour.folder() + "embeddings/document" + (names.size() + 1) + "." + extension;
    return Optional.of(store(source, name, clean, type));
  }

  private Optional<byte[]> whole(String source) throws IOException {
    Optional<ZipDirectory.Entry> entry = zip.entry(source);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = zip.open(entry.get())) {
      byte[] bytes = in.readNBytes(Bounds.PART_IN_MEMORY + 1);
      if (bytes.length > Bounds.PART_IN_MEMORY) {
        throw Uncleanable.tooLarge();
      }
      take(bytes.length);
      return Optional.of(bytes);
    }
  }

  private void take(long bytes) throws Uncleanable {
    room -= bytes;
    if (room < 0) {
      throw Uncleanable.tooLarge();
    }
  }

  private String store(String source, String name, byte[] bytes, String type) throws IOException {
    Packed packed = new Packed();
    packed.write(bytes);
    packed.close();
    parts.put(name, packed);
    types.put(name, type);
    names.put(source, name);
    return name;
  }

  private static String relationsName(String part) {
    int slash = part.lastIndexOf('/');
    return part.substring(0, slash + 1) + "_rels/" + part.substring(slash + 1) + ".rels";
  }
}

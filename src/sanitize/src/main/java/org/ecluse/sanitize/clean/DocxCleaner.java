package org.ecluse.sanitize.clean;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;
import org.ecluse.sanitize.io.ZipDirectory;

/**
 * DOCX (ECMA-376, transitional and strict). Starts at the document and follows only relations that
 * {@link PartSort} knows and the kept text uses, so an orphan is never copied. Every part is
 * written anew under a neutral name, XML through {@link WordXml}, pictures through {@link
 * Pictures}. Tracked changes are accepted, comments dropped, the description of the document left
 * out.
 */
public class DocxCleaner implements Cleaner {

  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

  @Override
  public MediaKind kind() {
    return MediaKind.DOCX;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    new Run(new ZipDirectory(source), notes).write(new PackageWriter(sink));
  }

  /** A seam for a test that breaks this cleaner on purpose. */
  boolean keepsTrackedChanges() {
    return false;
  }

  /** The cleaning of one document. */
  private final class Run {

    private record Waiting(String source, String name, PartSort sort) {}

    private final ZipDirectory zip;
    private final Notes notes;
    private final Pictures pictures = new Pictures();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<PartSort, Integer> counts = new EnumMap<>(PartSort.class);
    private final Map<String, byte[]> parts = new TreeMap<>();
    private final Map<String, String> types = new TreeMap<>();
    private final Map<String, String> extensions = new TreeMap<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long unfolded;

    Run(ZipDirectory zip, Notes notes) {
      this.zip = zip;
      this.notes = notes;
    }

    void write(PackageWriter out) throws IOException {
      Relations.Relation main =
          Relations.of(zip, "").all().stream()
              .filter(r -> r.sort().equals("officeDocument") && !r.external())
              .findFirst()
              .orElseThrow(Uncleanable::damaged);
      String document = enqueue(main.target(), PartSort.DOCUMENT).orElseThrow(Uncleanable::damaged);
      while (!waiting.isEmpty()) {
        part(waiting.removeFirst());
      }
      out.entry("[Content_Types].xml", PackageXml.types(extensions, types));
      out.entry("_rels/.rels", PackageXml.relation("rId1", OFFICE + "officeDocument", document));
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        out.entry(part.getKey(), part.getValue());
      }
      out.finish();
    }

    private void part(Waiting part) throws IOException {
      Kept kept = new Kept(Relations.of(zip, part.source()));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ZipDirectory.Entry entry = zip.entry(part.source()).orElseThrow(Uncleanable::damaged);
      try (InputStream first = zip.open(entry);
          InputStream second = zip.open(entry)) {
        DeletedBlocks deleted = DeletedBlocks.in(first);
        new WordXml(kept, part.sort(), keepsTrackedChanges(), deleted).copy(second, bytes);
      } catch (XMLStreamException e) {
        throw Uncleanable.damaged();
      }
      for (Relations.Relation relation : kept.relations.all()) {
        if (PartSort.ofRelation(relation.sort()).filter(PartSort::isImplicit).isPresent()) {
          kept.use(relation.id());
        }
      }
      count(bytes.size());
      parts.put(part.name(), bytes.toByteArray());
      types.put(part.name(), part.sort().contentType());
      kept.xml().ifPresent(xml -> parts.put(relationsName(part.name()), xml));
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
      String name = sort.name(counts.merge(sort, 1, Integer::sum));
      names.put(source, name);
      waiting.addLast(new Waiting(source, name, sort));
      return Optional.of(name);
    }

    private Optional<String> picture(String source) throws IOException {
      String known = names.get(source);
      if (known != null) {
        return Optional.of(known);
      }
      Optional<ZipDirectory.Entry> entry = zip.entry(source);
      if (entry.isEmpty()) {
        return Optional.empty();
      }
      byte[] bytes;
      try (InputStream in = zip.open(entry.get())) {
        bytes = in.readNBytes(Bounds.PART_IN_MEMORY + 1);
      }
      if (bytes.length > Bounds.PART_IN_MEMORY) {
        throw Uncleanable.tooLarge();
      }
      Pictures.Picture picture = pictures.clean(bytes, notes);
      if (picture.bytes().length == 0) {
        return Optional.empty();
      }
      count(picture.bytes().length);
      String extension = picture.sort().extension();
      String name = "word/media/image" + (names.size() + 1) + "." + extension;
      extensions.put(extension, picture.sort().contentType());
      names.put(source, name);
      parts.put(name, picture.bytes());
      return Optional.of(name);
    }

    private void count(long bytes) throws IOException {
      unfolded += bytes;
      // All parts wait in memory, since the list of their types comes first.
      if (unfolded > 2L * Bounds.PART_IN_MEMORY) {
        throw new Uncleanable(Reason.TOO_LARGE);
      }
    }

    /** The relations of one part that its kept text uses, under new identifiers. */
    private final class Kept implements WordXml.References {

      private final Relations relations;
      private final Map<String, Optional<String>> ids = new LinkedHashMap<>();
      private final PackageXml.Relationships written = new PackageXml.Relationships();

      Kept(Relations relations) {
        this.relations = relations;
      }

      @Override
      public Optional<String> use(String id) throws IOException {
        Optional<String> known = ids.get(id);
        if (known != null) {
          return known;
        }
        Optional<Relations.Relation> relation = relations.byId(id);
        Optional<String> fresh =
            relation.isEmpty() ? Optional.empty() : keep(relation.get(), "rId" + (ids.size() + 1));
        ids.put(id, fresh);
        return fresh;
      }

      private Optional<String> keep(Relations.Relation relation, String id) throws IOException {
        String sort = relation.sort();
        if (relation.external()) {
          if (!sort.equals("hyperlink") || !isAddress(relation.target())) {
            return Optional.empty();
          }
          written.external(id, OFFICE + sort, relation.target());
          return Optional.of(id);
        }
        Optional<PartSort> known = PartSort.ofRelation(sort);
        Optional<String> target =
            sort.equals("image")
                ? picture(relation.target())
                : known.isPresent() && known.get() != PartSort.DOCUMENT
                    ? enqueue(relation.target(), known.get())
                    : Optional.empty();
        target.ifPresent(t -> written.internal(id, OFFICE + sort, "/" + t));
        return target.map(t -> id);
      }

      Optional<byte[]> xml() {
        return written.xml();
      }
    }
  }

  private static boolean isAddress(String target) {
    String lower = target.toLowerCase(Locale.ROOT);
    return lower.startsWith("http://")
        || lower.startsWith("https://")
        || lower.startsWith("mailto:");
  }

  private static String relationsName(String part) {
    int slash = part.lastIndexOf('/');
    return part.substring(0, slash + 1) + "_rels/" + part.substring(slash + 1) + ".rels";
  }
}

package org.ecluse.sanitize.clean;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;
import org.ecluse.sanitize.io.ZipDirectory;

/**
 * OpenDocument packages (OASIS ODF 1.3, part 2). Only {@code content.xml}, {@code styles.xml}, the
 * pictures they use and documents of the same family inside are written, under neutral names. The
 * description, settings with the printer, thumbnails, RDF, tool bars, macros, versions, signatures
 * and OLE objects are never copied, since nothing that is copied leads to them.
 */
public class OpenDocumentCleaner implements Cleaner {

  private final MediaKind kind;
  private final Inner inner;

  public OpenDocumentCleaner(MediaKind kind, Inner inner) {
    this.kind = kind;
    this.inner = inner;
  }

  @Override
  public MediaKind kind() {
    return kind;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    new Run(new ZipDirectory(source), sink, notes).write();
  }

  /** A seam for a test that breaks this cleaner on purpose. */
  boolean keepsChanges() {
    return false;
  }

  /** The cleaning of one document. */
  private final class Run {

    private final ZipDirectory zip;
    private final PackageWriter out;
    private final Notes notes;
    private final EmbeddedPictures pictures = new EmbeddedPictures(inner);
    private final Map<String, Optional<String>> places = new LinkedHashMap<>();
    private final Map<String, String> types = new LinkedHashMap<>();
    private long unfolded;
    private int images;
    private int objects;
    private int depth;

    Run(ZipDirectory zip, Sink sink, Notes notes) {
      this.zip = zip;
      this.out = new PackageWriter(sink);
      this.notes = notes;
    }

    void write() throws IOException {
      String type = kind.mediaType();
      out.stored("mimetype", type.getBytes(StandardCharsets.US_ASCII));
      types.put("/", type);
      document("", "");
      out.entry("META-INF/manifest.xml", OdfManifest.of(types));
      out.finish();
    }

    /** The document below a folder of the package. */
    private void document(String from, String to) throws IOException {
      if (zip.entry(from + "content.xml").isEmpty()) {
        throw Uncleanable.damaged();
      }
      for (String name : new String[] {"content.xml", "styles.xml"}) {
        Optional<ZipDirectory.Entry> part = zip.entry(from + name);
        if (part.isEmpty()) {
          continue;
        }
        ByteArrayOutputStream xml = new ByteArrayOutputStream();
        try (InputStream in = zip.open(part.get())) {
          new OdfXml(new Below(from, to), keepsChanges()).copy(in, xml);
        }
        count(xml.size());
        write(to + name, xml.toByteArray(), "text/xml");
      }
    }

    private void write(String name, byte[] bytes, String type) throws IOException {
      out.entry(name, bytes);
      types.put(name, type);
    }

    private byte[] bytes(ZipDirectory.Entry entry) throws IOException {
      try (InputStream in = zip.open(entry)) {
        byte[] bytes = in.readNBytes(Bounds.PART_IN_MEMORY + 1);
        count(bytes.length);
        if (bytes.length > Bounds.PART_IN_MEMORY) {
          throw Uncleanable.tooLarge();
        }
        return bytes;
      }
    }

    private void count(long bytes) throws IOException {
      unfolded += bytes;
      if (unfolded > Bounds.UNFOLDED) {
        throw Uncleanable.tooLarge();
      }
    }

    /** Finds parts as one document of the package names them. */
    private final class Below implements OdfXml.Parts {

      private final String from;
      private final String to;

      Below(String from, String to) {
        this.from = from;
        this.to = to;
      }

      @Override
      public Optional<String> picture(String href) throws IOException {
        String path = path(href);
        Optional<String> known = places.get(path);
        if (known == null) {
          known = write(path);
          places.put(path, known);
        }
        return known.map(this::relative);
      }

      private Optional<String> write(String path) throws IOException {
        Optional<ZipDirectory.Entry> entry = zip.entry(path);
        if (entry.isEmpty() || path.endsWith("/")) {
          return Optional.empty();
        }
        byte[] bytes = bytes(entry.get());
        // A preview that nobody can clean is drawn anew from the object it shows.
        boolean preview = path.contains("ObjectReplacements/");
        if (bytes.length == 0 || (preview && isStarView(bytes))) {
          return Optional.empty();
        }
        EmbeddedPictures.Clean picture = pictures.clean(bytes, notes);
        String name = to + "Pictures/image" + ++images + "." + picture.extension();
        Run.this.write(name, picture.bytes(), picture.mediaType());
        return Optional.of(name);
      }

      @Override
      public Optional<String> object(String href) throws IOException {
        String path = path(href) + "/";
        Optional<String> known = places.get(path);
        if (known != null) {
          return known.map(p -> "./" + p);
        }
        if (zip.entry(path + "content.xml").isEmpty()) {
          places.put(path, Optional.empty());
          return Optional.empty();
        }
        if (++depth > Bounds.NESTING || ++objects > Bounds.MEMBERS) {
          throw Uncleanable.tooLarge();
        }
        String name = "Object " + objects;
        places.put(path, Optional.of(name));
        document(path, name + "/");
        types.put(name + "/", OdfManifest.typeOf(zip, path));
        depth--;
        return Optional.of("./" + name);
      }

      @Override
      public byte[] inline(byte[] picture) throws IOException {
        return pictures.clean(picture, notes).bytes();
      }

      private String path(String href) {
        String path = href.startsWith("#") ? href.substring(1) : href;
        path = path.startsWith("./") ? path.substring(2) : path;
        path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return zip.entry(from + path).isPresent() || from.isEmpty()
            ? from + path
            : zip.entry(path).isPresent() ? path : from + path;
      }

      private String relative(String place) {
        if (place.startsWith(to)) {
          return place.substring(to.length());
        }
        return "../" + place;
      }
    }
  }

  private static boolean isStarView(byte[] bytes) {
    return bytes.length > 6 && new String(bytes, 0, 6, StandardCharsets.US_ASCII).equals("VCLMTF");
  }
}

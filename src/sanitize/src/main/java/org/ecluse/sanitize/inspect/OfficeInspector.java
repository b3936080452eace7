package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Uncleanable;
import org.ecluse.sanitize.io.Unfolding;
import org.ecluse.sanitize.io.ZipDirectory;

/**
 * Looks at every entry of an office document, related to anything or not, and into the documents
 * that are in it.
 */
public final class OfficeInspector implements Inspector {

  private final MediaKind kind;
  private final Within within;

  /**
   * Looks at packages of one kind.
   *
   * @param within looks at the documents in them
   */
  public OfficeInspector(MediaKind kind, Within within) {
    this.kind = kind;
    this.within = within;
  }

  @Override
  public MediaKind kind() {
    return kind;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    new Counting(findings, within).look(content);
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    if (hits.isNeeded()) {
      new Searching(hits, within).look(content);
    }
  }

  /** One look at a package and those inside it, with one bound for what they unfold to. */
  private abstract static class Look {

    private long room = Bounds.UNFOLDED;

    /** A part that breaks the rules of XML is told only after the others were looked at. */
    private boolean damaged;

    void look(Content content) throws IOException {
      ZipDirectory zip = new ZipDirectory(content);
      begin(content, zip);
      for (ZipDirectory.Entry entry : zip.entries()) {
        if (!entry.name().endsWith("/")) {
          entry(zip, entry);
        }
      }
      if (damaged) {
        throw Uncleanable.damaged();
      }
    }

    private void entry(ZipDirectory zip, ZipDirectory.Entry entry) throws IOException {
      String name = entry.name().toLowerCase(Locale.ROOT);
      named(entry.name());
      Unfolding in = new Unfolding(zip.open(entry), room);
      try (in) {
        if (name.endsWith(".xml") || name.endsWith(".rels") || name.endsWith(".vml")) {
          xml(name, in);
        } else {
          bytes(in.readNBytes(Bounds.PART_IN_MEMORY + 1));
        }
      } catch (Uncleanable e) {
        if (e.reason() != Reason.DAMAGED) {
          throw e;
        }
        damaged = true;
      }
      room -= in.count();
    }

    private void bytes(byte[] bytes) throws IOException {
      if (bytes.length > Bounds.PART_IN_MEMORY) {
        throw Uncleanable.tooLarge();
      }
      if (starts(bytes, "PK\3\4") || starts(bytes, "\u00d0\u00cf\u0011\u00e0")) {
        document(Content.of(bytes));
      } else {
        other(bytes);
      }
    }

    abstract void begin(Content content, ZipDirectory zip) throws IOException;

    abstract void named(String name);

    abstract void xml(String part, InputStream in) throws IOException;

    /** A document within the document. */
    abstract void document(Content member) throws IOException;

    abstract void other(byte[] bytes);
  }

  private static final class Counting extends Look {

    private final Findings findings;
    private final Within within;
    private final OfficeParts parts = new OfficeParts();

    Counting(Findings findings, Within within) {
      this.findings = findings;
      this.within = within;
    }

    @Override
    void begin(Content content, ZipDirectory zip) throws IOException {
      ZipForm.count(content, zip, findings);
      Optional<ZipDirectory.Entry> types = zip.entry("[Content_Types].xml");
      if (types.isPresent()) {
        try (InputStream in = zip.open(types.get())) {
          OfficeXml.parse(in, parts);
        }
      }
    }

    @Override
    void named(String name) {
      parts.count(name, findings);
    }

    @Override
    void xml(String part, InputStream in) throws IOException {
      OfficeXml.count(part, in, findings);
    }

    @Override
    void document(Content member) throws IOException {
      findings.count(TraceGroup.HIDDEN, "embedded document");
      within.inspect(member, findings);
    }

    @Override
    void other(byte[] bytes) {
      EmbeddedPicture.count(bytes, findings);
    }
  }

  private static final class Searching extends Look {

    private final Search hits;
    private final Within within;

    Searching(Search hits, Within within) {
      this.hits = hits;
      this.within = within;
    }

    @Override
    void begin(Content content, ZipDirectory zip) {
      hits.cut();
    }

    @Override
    void named(String name) {
      hits.whole(name.getBytes(StandardCharsets.UTF_8), Search.Place.HIDDEN);
    }

    @Override
    void xml(String part, InputStream in) throws IOException {
      OfficeXml.parse(in, new OfficeSearch(hits));
    }

    @Override
    void document(Content member) throws IOException {
      hits.cut();
      within.search(member, hits);
      hits.cut();
    }

    @Override
    void other(byte[] bytes) {
      // What a metafile still holds, once it has no comments, is drawn.
      boolean drawn = EmbeddedPicture.isMetafile(bytes);
      hits.whole(bytes, drawn ? Search.Place.TEXT : Search.Place.HIDDEN);
    }
  }

  private static boolean starts(byte[] bytes, String with) {
    byte[] start = with.getBytes(StandardCharsets.ISO_8859_1);
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }
}

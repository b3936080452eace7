package org.ecluse.sanitize.clean;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.core.Verdict;
import org.ecluse.sanitize.Formats;
import org.ecluse.sanitize.Washed;
import org.ecluse.sanitize.inspect.CompoundInspector;
import org.ecluse.sanitize.inspect.DjvuInspector;
import org.ecluse.sanitize.inspect.PackageInspector;
import org.ecluse.sanitize.inspect.XmlInspector;
import org.ecluse.sanitize.io.CompoundFile;
import org.ecluse.testkit.documents.DirtyDocx;
import org.ecluse.testkit.documents.DirtyRarities;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Documents of programs nobody here knows lose what is known, and are never called CLEAN. */
class UnknownProgramsTest {

  private static final String AUTHOR = "Zoe Quillfeather";
  private static final UUID PROGRAM = UUID.fromString("00021a14-0000-0000-c000-000000000046");

  @Test
  void aCompoundFileLosesItsPropertySetsAndKeepsItsStreams() throws IOException {
    Washed washed = Washed.of(compound());
    assertThat(washed.report().kind()).isEqualTo(MediaKind.COMPOUND);
    assertThat(washed.report().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(washed.left()).containsExactly("OTHER streams of an unknown program");
    CompoundFile file = CompoundFile.read(Content.of(washed.bytes()));
    assertThat(file.streams())
        .extracting(CompoundFile.Entry::path)
        .containsExactlyInAnyOrder("VisioDocument", "Storage/Deeper/Inner");
    assertThat(file.bytes(file.stream("VisioDocument").orElseThrow())).isEqualTo(noise(9000));
    assertThat(file.bytes(file.stream("Storage/Deeper/Inner").orElseThrow())).isEqualTo(noise(70));
    assertThat(file.program()).isEqualTo(PROGRAM);
  }

  @Test
  void aCompoundFileOfAProgramThatIsNotListedIsRefused() {
    CompoundWriter out = new CompoundWriter(PROGRAM);
    out.put("__substg1.0_0037001F", noise(50));
    assertThat(Washed.of(out.bytes()).report().reason()).isEqualTo(Reason.UNKNOWN_KIND);
  }

  @Test
  void aPropertySetThatStaysIsFound() {
    CompoundCleaner broken =
        new CompoundCleaner() {
          @Override
          boolean stays(String path) {
            return true;
          }
        };
    Washed washed =
        Washed.of(
            compound(), Formats.all().with((i, w) -> format(broken, new CompoundInspector())));
    assertThat(washed.left()).contains("PERSON OLE description: person");
  }

  @Test
  void storagesOfManyStreamsAreReadBackByBothReaders() throws IOException {
    CompoundWriter out = new CompoundWriter(PROGRAM);
    Map<String, byte[]> streams = new TreeMap<>();
    for (int i = 0; i < 90; i++) {
      String path = i % 3 == 0 ? "s" + i : "folder" + i % 7 + "/s" + i;
      streams.put(path, noise(i * 113));
      out.put(path, noise(i * 113));
    }
    byte[] bytes = out.bytes();
    CompoundFile file = CompoundFile.read(Content.of(bytes));
    OleStorage tree = OleReader.read(Content.of(bytes));
    assertThat(file.streams()).hasSize(streams.size());
    for (Map.Entry<String, byte[]> stream : streams.entrySet()) {
      String[] names = stream.getKey().split("/", -1);
      OleStorage folder =
          names.length == 1 ? tree : Objects.requireNonNull(tree.storages.get(names[0]));
      assertThat(file.bytes(file.stream(stream.getKey()).orElseThrow()))
          .isEqualTo(stream.getValue());
      assertThat(folder.streams.get(names[names.length - 1])).isEqualTo(stream.getValue());
    }
    assertThat(file.hasLeftovers()).isFalse();
  }

  @Test
  void aPackageLosesThePartsThatDescribeItAndTheRelationsToThem() throws IOException {
    Washed washed = Washed.of(DirtyDocx.zip(drawing()));
    assertThat(washed.report().kind()).isEqualTo(MediaKind.PACKAGE);
    assertThat(washed.report().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(washed.left()).allMatch(left -> left.startsWith("OTHER "));
    Map<String, String> parts = unzip(washed.bytes());
    assertThat(parts).containsOnlyKeys("[Content_Types].xml", "_rels/.rels", "visio/document.xml");
    assertThat(parts.get("_rels/.rels")).contains("visio/document.xml").doesNotContain("docProps");
    assertThat(parts.get("[Content_Types].xml")).doesNotContain("docProps");
    assertThat(parts.get("visio/document.xml")).contains("Lanterns").doesNotContain("remark");
  }

  @Test
  void aPartThatDescribesAndStaysIsFound() throws IOException {
    PackageCleaner broken =
        new PackageCleaner(UnknownProgramsTest::asItIs) {
          @Override
          boolean goes(String name) {
            return false;
          }
        };
    Washed washed =
        Washed.of(
            DirtyDocx.zip(drawing()),
            Formats.all().with((i, w) -> format(broken, new PackageInspector())));
    assertThat(washed.left())
        .contains("PERSON part docprops", "PERSON describing element", "PERSON value found again");
  }

  @Test
  void whatIdentifiesAPackageWithoutRelationsIsEmptied() throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("Index/Document.iwa", noise(500));
    parts.put("Metadata/Properties.plist", utf8("<plist><string>" + AUTHOR + "</string></plist>"));
    parts.put("Metadata/DocumentIdentifier", utf8("5F3A9C10-77D1-4C3B-9E51-0A6C2D118F42"));
    Washed washed = Washed.of(DirtyDocx.zip(parts));
    assertThat(washed.report().kind()).isEqualTo(MediaKind.PACKAGE);
    assertThat(washed.left()).allMatch(left -> left.startsWith("OTHER part"));
    Map<String, String> clean = unzip(washed.bytes());
    assertThat(clean).containsOnlyKeys(parts.keySet());
    assertThat(clean.get("Metadata/DocumentIdentifier")).doesNotContain("5F3A");
    assertThat(clean.get("Metadata/Properties.plist")).doesNotContain(AUTHOR);
  }

  @Test
  void xmlOfAnyVocabularyLosesRemarksAndDescriptions() {
    Washed washed = Washed.of(xml());
    assertThat(washed.report().kind()).isEqualTo(MediaKind.XML);
    assertThat(washed.report().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(washed.left()).containsExactly("OTHER elements of an unknown vocabulary");
    assertThat(new String(washed.bytes(), StandardCharsets.UTF_8))
        .contains("<a:item", "n=\"1\"", "Lanterns &amp; oil")
        .doesNotContain("remark", AUTHOR, "style.xsl", "rdf:about");
  }

  @Test
  void aDescriptionThatStaysInXmlIsFound() {
    XmlCleaner broken =
        new XmlCleaner() {
          @Override
          boolean describes(@Nullable String namespace) {
            return false;
          }
        };
    Washed washed =
        Washed.of(xml(), Formats.all().with((i, w) -> format(broken, new XmlInspector())));
    assertThat(washed.left())
        .contains("PERSON describing element", "OTHER person named in the text");
  }

  @Test
  void xmlOfNothingButMetadataIsRefused() {
    byte[] sidecar = utf8("<?xml version=\"1.0\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"/>");
    assertThat(Washed.of(sidecar).report().reason()).isEqualTo(Reason.UNKNOWN_KIND);
  }

  @Test
  void xmlThatDefinesEntitiesIsRefused() {
    String entity = "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><a>&e;</a>";
    assertThat(Washed.of(utf8("<?xml version=\"1.0\"?>" + entity)).report().verdict())
        .isEqualTo(Verdict.REFUSED);
  }

  @Test
  void annotationsOfAScanAreBlankedWhereTheyStand() {
    byte[] scan = scan();
    Washed washed = Washed.of(scan);
    assertThat(washed.report().kind()).isEqualTo(MediaKind.DJVU);
    assertThat(washed.report().verdict()).as(washed.left().toString()).isEqualTo(Verdict.CLEAN);
    assertThat(washed.bytes()).hasSameSizeAs(scan);
    String text = new String(washed.bytes(), StandardCharsets.ISO_8859_1);
    assertThat(text)
        .contains(new String(noise(31), StandardCharsets.ISO_8859_1))
        .doesNotContain(AUTHOR);
  }

  @Test
  void anAnnotationThatStaysIsFound() {
    DjvuCleaner broken =
        new DjvuCleaner() {
          @Override
          boolean stays(String type) {
            return true;
          }
        };
    Washed washed =
        Washed.of(scan(), Formats.all().with((i, w) -> format(broken, new DjvuInspector())));
    assertThat(washed.left()).contains("OTHER annotation", "PERSON value found again");
  }

  @Test
  void aDocumentThatLostItsListOfTypesIsStillOne() throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    unzip(DirtyDocx.make(2))
        .forEach((name, text) -> parts.put(name, text.getBytes(StandardCharsets.ISO_8859_1)));
    parts.remove("[Content_Types].xml");
    Washed washed = Washed.of(DirtyDocx.zip(parts));
    assertThat(washed.report().kind()).isEqualTo(MediaKind.DOCX);
    assertThat(unzip(washed.bytes())).containsKeys("[Content_Types].xml", "word/document.xml");
  }

  @Test
  void flashVideoSaysOnlyHowLongItIs() {
    byte[] flv = DirtyRarities.flv();
    byte[] name = utf8("\0\bduration\0");
    byte[] data = ByteBuffer.allocate(name.length + 8).put(name).putDouble(3.0891234).array();
    ByteBuffer longer = ByteBuffer.allocate(flv.length + 15 + data.length);
    longer.put(flv, 0, 13).putInt(18 << 24 | data.length).put(new byte[7]).put(data);
    longer.putInt(11 + data.length).put(flv, 13, flv.length - 13);
    Washed washed = Washed.of(longer.array());
    assertThat(washed.report().verdict()).as(washed.left().toString()).isEqualTo(Verdict.CLEAN);
    String text = new String(washed.bytes(), StandardCharsets.ISO_8859_1);
    byte[] rounded = ByteBuffer.allocate(8).putDouble(3.089).array();
    assertThat(text).contains("duration\0" + new String(rounded, StandardCharsets.ISO_8859_1));
  }

  private static Formats.Format format(
      Cleaner cleaner, org.ecluse.sanitize.inspect.Inspector inspector) {
    return new Formats.Format(cleaner, inspector);
  }

  private static MediaKind asItIs(Content member, org.ecluse.sanitize.io.Sink sink, Notes notes)
      throws IOException {
    sink.copy(member, 0, member.size());
    return MediaKind.UNKNOWN;
  }

  private static byte[] compound() {
    CompoundWriter out = new CompoundWriter(PROGRAM);
    out.put("VisioDocument", noise(9000));
    out.put("Storage/Deeper/Inner", noise(70));
    out.put("\u0005SummaryInformation", summary());
    return out.bytes();
  }

  /** A property set with an author ([MS-OLEPS] §2.21, §3). */
  private static byte[] summary() {
    ByteBuffer out = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(0, 0xfffe).putInt(24, 1).putInt(44, 48);
    out.put(28, new byte[] {(byte) 0xe0, (byte) 0x85, (byte) 0x9f, (byte) 0xf2});
    out.put(32, new byte[] {(byte) 0xf9, 0x4f, 0x68, 0x10, (byte) 0xab, (byte) 0x91, 8, 0});
    out.put(40, new byte[] {0x2b, 0x27, (byte) 0xb3, (byte) 0xd9});
    out.putInt(48, 80).putInt(52, 1).putInt(56, 4).putInt(60, 16);
    out.putInt(64, 30).putInt(68, AUTHOR.length() + 1).put(72, utf8(AUTHOR));
    return out.array();
  }

  private static Map<String, byte[]> drawing() {
    String types = "http://schemas.openxmlformats.org/package/2006/content-types";
    String relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put(
        "[Content_Types].xml",
        utf8(
            ("<?xml version=\"1.0\"?><Types xmlns=\"%s\">"
                    + "<Override PartName=\"/visio/document.xml\" ContentType=\"x/visio\"/>"
                    + "<Override PartName=\"/docProps/core.xml\" ContentType=\"x/core\"/></Types>")
                .formatted(types)));
    parts.put(
        "_rels/.rels",
        utf8(
            ("<?xml version=\"1.0\"?><Relationships xmlns=\"%s\">"
                    + "<Relationship Id=\"r1\" Type=\"d\" Target=\"visio/document.xml\"/>"
                    + "<Relationship Id=\"r2\" Type=\"c\" Target=\"/docProps/core.xml\"/>"
                    + "</Relationships>")
                .formatted(relations)));
    parts.put("docProps/core.xml", describing(AUTHOR));
    parts.put("visio/document.xml", utf8("<?xml version=\"1.0\"?><d><!-- remark -->Lanterns</d>"));
    return parts;
  }

  private static byte[] describing(String author) {
    return utf8(
        "<?xml version=\"1.0\"?><c:p xmlns:c=\"urn:x/metadata/core\""
            + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator>"
            + author
            + "</dc:creator></c:p>");
  }

  private static byte[] xml() {
    return utf8(
        """
        <?xml version="1.0"?><?xml-stylesheet href="style.xsl"?>
        <!DOCTYPE a:list SYSTEM "list.dtd">
        <a:list xmlns:a="urn:lists" xmlns:dc="http://purl.org/dc/elements/1.1/"
            xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about="x">
          <!-- a remark --><dc:creator>Zoe Quillfeather</dc:creator>
          <a:item n="1">Lanterns &amp; oil</a:item>
        </a:list>
        """);
  }

  /** One page: its size, a picture, and an annotation with who made it. */
  private static byte[] scan() {
    byte[] annotation = utf8("(metadata (author \"" + AUTHOR + "\"))  ");
    int size = 4 + 8 + 10 + 8 + annotation.length + 8 + 31 + 1;
    ByteBuffer out = ByteBuffer.allocate(12 + size);
    out.put(utf8("AT&TFORM")).putInt(size).put(utf8("DJVU"));
    out.put(utf8("INFO")).putInt(10).put(new byte[10]);
    out.put(utf8("ANTa")).putInt(annotation.length).put(annotation);
    out.put(utf8("Sjbz")).putInt(31).put(noise(31));
    return out.array();
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> unzip(byte[] zip) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        parts.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
      }
    }
    return parts;
  }
}

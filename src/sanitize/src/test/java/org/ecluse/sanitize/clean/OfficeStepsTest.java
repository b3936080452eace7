package org.ecluse.sanitize.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Verdict;
import org.ecluse.sanitize.Formats;
import org.ecluse.sanitize.Washed;
import org.ecluse.sanitize.inspect.OfficeInspector;
import org.ecluse.testkit.documents.DirtyDocx;
import org.ecluse.testkit.documents.DirtyPptx;
import org.ecluse.testkit.documents.DirtyXlsx;
import org.ecluse.testkit.documents.Person;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A cleaner of office documents that leaves out a step is found out by the inspector. {@link
 * Step#EXTENSIONS} shows only where they hold known elements: those of a foreign namespace always
 * go.
 */
class OfficeStepsTest {

  private static final String EMBEDDED =
      "<Relationship Id=\"rIdE\" Target=\"embeddings/inside.docx\""
          + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/package\"/>";

  private static final String OBJECT =
      "<w:r><w:object><o:OLEObject xmlns:o=\"urn:schemas-microsoft-com:office:office\" Type=\"Embed\""
          + " ProgID=\"Word.Document.12\" DrawAspect=\"Content\" r:id=\"rIdE\"/></w:object></w:r>";

  static Stream<Arguments> steps() throws IOException {
    byte[] docx = DirtyDocx.make(1);
    byte[] xlsx = DirtyXlsx.make(1);
    byte[] pptx = DirtyPptx.make(1);
    return Stream.of(
        arguments(Step.CHANGES, MediaKind.DOCX, docx, "HISTORY element ins"),
        arguments(Step.ATTRIBUTES, MediaKind.DOCX, docx, "IDENTIFIER attribute paraId"),
        arguments(Step.ATTRIBUTES, MediaKind.XLSX, xlsx, "PERSON attribute user"),
        arguments(Step.ATTRIBUTES, MediaKind.PPTX, pptx, "HISTORY attribute bookmarkIdSeed"),
        arguments(Step.ELEMENTS, MediaKind.DOCX, docx, "HIDDEN element commentReference"),
        arguments(Step.ELEMENTS, MediaKind.XLSX, xlsx, "PERSON element fileSharing"),
        arguments(Step.ELEMENTS, MediaKind.PPTX, pptx, "IDENTIFIER element modifyVerifier"),
        arguments(Step.PATHS, MediaKind.DOCX, docx, "IDENTIFIER link to a file"),
        arguments(Step.PATHS, MediaKind.XLSX, xlsx, "IDENTIFIER path of a file"),
        arguments(Step.PATHS, MediaKind.PPTX, pptx, "IDENTIFIER link to a file"),
        arguments(Step.PICTURES, MediaKind.DOCX, docx, "PLACE GPS:GPS Latitude"),
        arguments(Step.PICTURES, MediaKind.XLSX, xlsx, "PLACE GPS:GPS Latitude"),
        arguments(Step.PICTURES, MediaKind.PPTX, pptx, "PLACE GPS:GPS Latitude"),
        arguments(Step.EMBEDDED, MediaKind.DOCX, holding(docx), "PERSON value found again"),
        arguments(Step.EXTENSIONS, MediaKind.XLSX, extended(), "OTHER extension"),
        arguments(Step.FIELDS, MediaKind.XLSX, xlsx, "TIME day of the last reckoning"),
        arguments(Step.FIELDS, MediaKind.PPTX, pptx, "TIME day of the last showing"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("steps")
  void isFoundOut(Step step, MediaKind kind, byte[] document, String left) {
    assertThat(without(EnumSet.noneOf(Step.class), kind, document).left()).doesNotContain(left);
    Washed washed = without(EnumSet.of(step), kind, document);
    assertThat(washed.report().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(washed.left()).contains(left);
  }

  private static Washed without(Set<Step> left, MediaKind kind, byte[] document) {
    Set<Step> steps = EnumSet.allOf(Step.class);
    steps.removeAll(left);
    Formats formats =
        Formats.all()
            .with(
                (inner, within) ->
                    new Formats.Format(
                        new OfficeCleaner(kind, inner, steps), new OfficeInspector(kind, within)));
    return Washed.of(document, formats);
  }

  /** With another dirty document embedded. */
  private static byte[] holding(byte[] docx) throws IOException {
    Map<String, byte[]> parts = parts(docx);
    replace(
        parts, "word/_rels/document.xml.rels", "</Relationships>", EMBEDDED + "</Relationships>");
    replace(parts, "word/document.xml", "<w:p>", "<w:p>" + OBJECT);
    parts.put("word/embeddings/inside.docx", DirtyDocx.make(1));
    return DirtyDocx.zip(parts);
  }

  /** With an extension that nobody knows, of elements that all know. */
  private static byte[] extended() {
    Map<String, byte[]> parts = DirtyXlsx.parts(1, false);
    String extension =
        "<a:extLst><a:ext uri=\"{0A1B2C3D-1111-2222-3333-444455556666}\"><a:prstClr val=\"%s\"/></a:ext></a:extLst>"
            .formatted(Person.NAME);
    replace(
        parts,
        "xl/drawings/drawing1.xml",
        "<xdr:cNvPicPr/>",
        "<xdr:cNvPicPr>" + extension + "</xdr:cNvPicPr>");
    return DirtyDocx.zip(parts);
  }

  private static void replace(Map<String, byte[]> parts, String name, String from, String to) {
    String text = new String(parts.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    parts.put(name, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, byte[]> parts(byte[] zip) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        parts.put(entry.getName(), in.readAllBytes());
      }
    }
    return parts;
  }
}

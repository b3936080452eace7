package org.ecluse.testkit.documents;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A letter as LibreOffice writes it: tracked changes, remarks, revision numbers, the author in a
 * field, a geotagged photo, printer settings, a macro, a thumbnail.
 */
public final class DirtyOdt {

  public static final String TEXT = "of the lantern letter";
  private static final String ODF = "urn:oasis:names:tc:opendocument:xmlns:";

  private DirtyOdt() {}

  public static byte[] make(int paragraphs) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    put(parts, "mimetype", "application/vnd.oasis.opendocument.text");
    put(parts, "meta.xml", document("document-meta", meta()));
    put(parts, "settings.xml", document("document-settings", settings()));
    put(parts, "content.xml", document("document-content", content(paragraphs)));
    put(parts, "styles.xml", document("document-styles", "<office:styles/>"));
    put(
        parts,
        "manifest.rdf",
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/>");
    put(parts, "Basic/Standard/Module1.xml", "<module>' " + Person.NAME + "</module>");
    put(parts, "META-INF/manifest.xml", manifest());
    parts.put("Pictures/10000000.jpg", DirtyJpeg.make(32, 24, false));
    parts.put("Thumbnails/thumbnail.png", DirtyPng.make(16, 16));
    return DirtyDocx.zip(parts);
  }

  /** The same in one XML file. */
  public static byte[] flat(int paragraphs) {
    String inside = meta() + settings() + content(paragraphs);
    String whole =
        document("document", inside)
            .replaceFirst(
                "<office:document ",
                "<office:document office:mimetype=\"application/vnd.oasis.opendocument.text\" ");
    return whole.getBytes(StandardCharsets.UTF_8);
  }

  private static void put(Map<String, byte[]> parts, String name, String text) {
    parts.put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String document(String root, String inside) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:%1$s xmlns:office="%2$soffice:1.0" xmlns:text="%2$stext:1.0" xmlns:draw="%2$sdrawing:1.0"
         xmlns:svg="%2$ssvg-compatible:1.0" xmlns:meta="%2$smeta:1.0" xmlns:config="%2$sconfig:1.0"
         xmlns:style="%2$sstyle:1.0" xmlns:script="%2$sscript:1.0"
         xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"
         xmlns:officeooo="http://openoffice.org/2009/office" office:version="1.3">%3$s</office:%1$s>"""
        .formatted(root, ODF, inside);
  }

  private static String meta() {
    return """
        <office:meta><meta:initial-creator>%1$s</meta:initial-creator><dc:creator>%2$s</dc:creator>
        <dc:date>2026-03-14T15:09:26</dc:date><meta:generator>%3$s</meta:generator>
        <meta:user-defined meta:name="Owner">%4$s</meta:user-defined></office:meta>"""
        .formatted(Person.NAME, Person.REVIEWER, Person.SOFTWARE, Person.COMPANY);
  }

  private static String settings() {
    return """
        <office:settings><config:config-item-set config:name="ooo:configuration-settings">
        <config:config-item config:name="PrinterName" config:type="string">%s</config:config-item>
        </config:config-item-set></office:settings>"""
        .formatted(Person.MODEL);
  }

  private static String content(int paragraphs) {
    StringBuilder body = new StringBuilder();
    for (int i = 1; i <= paragraphs; i++) {
      body.append("<text:p officeooo:paragraph-rsid=\"001a2b3c\">Paragraph ")
          .append(i)
          .append(" <text:span officeooo:rsid=\"001a2b3d\">")
          .append(TEXT)
          .append("</text:span>.</text:p>");
    }
    return """
        <office:scripts><office:event-listeners><script:event-listener script:language="ooo:script"
          xlink:href="vnd.sun.star.script:Standard.Module1.%1$s"/></office:event-listeners></office:scripts>
        <office:body><office:text><text:tracked-changes><text:changed-region xml:id="ct1" text:id="ct1">
        <text:deletion><office:change-info><dc:creator>%1$s</dc:creator><dc:date>2026-03-14T15:09:26</dc:date>
        </office:change-info><text:p>as %2$s said</text:p></text:deletion></text:changed-region></text:tracked-changes>
        %3$s<text:p>It stays bright<text:change text:change-id="ct1"/> at night.<office:annotation>
        <dc:creator>%2$s</dc:creator><dc:date>2026-03-14T15:09:26</dc:date><text:p>Ask %1$s first.</text:p>
        </office:annotation></text:p><text:p>By <text:author-name>%1$s</text:author-name>
        <text:file-name>%4$s</text:file-name> on <text:date text:date-value="2026-03-14T15:09:26">14 March</text:date></text:p>
        <text:p><text:a xlink:href="https://example.org/lanterns">Lanterns</text:a>
        <text:a xlink:href="file:///home/zquillfeather/plan.odt">Plan</text:a></text:p>
        <text:p><draw:frame draw:name="IMG_%5$s" xml:id="frame8812"><draw:image xlink:href="Pictures/10000000.jpg"/>
        </draw:frame></text:p></office:text></office:body>"""
        .formatted(Person.NAME, Person.REVIEWER, body, Person.PATH, Person.SERIAL);
  }

  private static String manifest() {
    return """
        <manifest:manifest xmlns:manifest="%smanifest:1.0" manifest:version="1.3">
        <manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>
        </manifest:manifest>"""
        .formatted(ODF);
  }
}

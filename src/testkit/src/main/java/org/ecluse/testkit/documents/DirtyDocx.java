package org.ecluse.testkit.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A letter with tracked changes, comments, revision numbers, people, properties, a thumbnail, a
 * geotagged photo, a template on somebody's disk and a field that shows the author.
 */
public final class DirtyDocx {

  private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  private static final String R =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String WORD_TYPE =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.";

  private DirtyDocx() {}

  public static byte[] make(int paragraphs) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    put(parts, "[Content_Types].xml", types());
    put(parts, "_rels/.rels", packageRelations());
    put(parts, "word/document.xml", document(paragraphs));
    put(parts, "word/_rels/document.xml.rels", documentRelations());
    put(parts, "word/settings.xml", settings());
    put(parts, "word/_rels/settings.xml.rels", settingsRelations());
    put(parts, "word/styles.xml", styles());
    put(parts, "word/comments.xml", comments());
    put(parts, "word/people.xml", people());
    put(parts, "docProps/core.xml", core());
    put(parts, "docProps/app.xml", app());
    put(parts, "docProps/custom.xml", custom());
    put(parts, "customXml/item1.xml", "<note>" + Person.NAME + "</note>");
    parts.put("docProps/thumbnail.jpeg", Pixels.jpeg(Pixels.image(32, 32, 5), false));
    parts.put("word/media/image1.jpg", DirtyJpeg.make(64, 48, false));
    return zip(parts);
  }

  /** A zip as an office program would write it: today's dates, in the given order. */
  public static byte[] zip(Map<String, byte[]> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        ZipEntry entry = new ZipEntry(part.getKey());
        entry.setTime(1_773_500_966_000L);
        out.putNextEntry(entry);
        out.write(part.getValue());
      }
      out.setComment("packed by " + Person.NAME);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  private static void put(Map<String, byte[]> parts, String name, String xml) {
    String head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    parts.put(name, (head + xml).getBytes(StandardCharsets.UTF_8));
  }

  private static String types() {
    return """
        <Types xmlns="%scontent-types">
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Default Extension="xml" ContentType="application/xml"/>
        <Default Extension="jpg" ContentType="image/jpeg"/>
        <Default Extension="jpeg" ContentType="image/jpeg"/>
        <Override PartName="/word/document.xml" ContentType="%2$sdocument.main+xml"/>
        <Override PartName="/word/settings.xml" ContentType="%2$ssettings+xml"/>
        <Override PartName="/word/styles.xml" ContentType="%2$sstyles+xml"/>
        <Override PartName="/word/comments.xml" ContentType="%2$scomments+xml"/>
        </Types>"""
        .formatted(PACKAGE, WORD_TYPE);
  }

  private static String packageRelations() {
    return relations(
        relation("rId1", R + "/officeDocument", "word/document.xml", false)
            + relation(
                "rId2",
                PACKAGE + "relationships/metadata/core-properties",
                "docProps/core.xml",
                false)
            + relation("rId3", R + "/extended-properties", "docProps/app.xml", false)
            + relation("rId4", R + "/custom-properties", "docProps/custom.xml", false)
            + relation(
                "rId5",
                PACKAGE + "relationships/metadata/thumbnail",
                "docProps/thumbnail.jpeg",
                false));
  }

  private static String documentRelations() {
    String people = "http://schemas.microsoft.com/office/2011/relationships/people";
    return relations(
        relation("rId1", R + "/styles", "styles.xml", false)
            + relation("rId2", R + "/settings", "settings.xml", false)
            + relation("rId3", R + "/comments", "comments.xml", false)
            + relation("rId4", people, "people.xml", false)
            + relation("rId5", R + "/image", "media/image1.jpg", false)
            + relation("rId6", R + "/hyperlink", "https://example.org/lanterns", true)
            + relation("rId7", R + "/hyperlink", "file:///C:/Users/zquillfeather/plan.pdf", true)
            + relation("rId8", R + "/customXml", "../customXml/item1.xml", false));
  }

  private static String settingsRelations() {
    String template = "file:///C:/Users/zquillfeather/Lantern.dotx";
    return relations(relation("rId1", R + "/attachedTemplate", template, true));
  }

  private static String relations(String inside) {
    return "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + inside + "</Relationships>";
  }

  private static String relation(String id, String type, String target, boolean external) {
    String mode = external ? " TargetMode=\"External\"" : "";
    return "<Relationship Id=\"%s\" Type=\"%s\" Target=\"%s\"%s/>"
        .formatted(id, type, target, mode);
  }

  private static String document(int paragraphs) {
    StringBuilder body = new StringBuilder();
    for (int i = 1; i <= paragraphs; i++) {
      body.append(
          """
          <w:p w:rsidR="00A1B2C3" w:rsidRDefault="00A1B2C3" w14:paraId="1A2B%04X" w14:textId="77777777">
          <w:r w:rsidRPr="00D4E5F6"><w:t xml:space="preserve">Paragraph %d of the lantern letter. </w:t></w:r></w:p>
          """
              .formatted(i, i));
    }
    return """
        <w:document xmlns:w="%s" xmlns:r="%s" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"
          xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
          xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
          xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
          xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14">
        <w:body>%s%s<w:sectPr w:rsidR="00A1B2C3"><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>"""
        .formatted(W, R, body, changes());
  }

  private static String changes() {
    String by = "w:author=\"" + Person.NAME + "\" w:date=\"2026-03-14T15:09:26Z\"";
    return """
        <w:p><w:r><w:t xml:space="preserve">It stays </w:t></w:r>
        <w:ins w:id="1" %1$s><w:r><w:t xml:space="preserve">bright </w:t></w:r></w:ins>
        <w:del w:id="2" %1$s><w:r><w:delText xml:space="preserve">dim as %2$s said </w:delText></w:r></w:del>
        <w:commentRangeStart w:id="0"/><w:r><w:rPr><w:rPrChange w:id="3" %1$s><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr>
        <w:t>at night.</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>
        <w:p><w:pPr><w:rPr><w:del w:id="4" %1$s/></w:rPr></w:pPr>
        <w:del w:id="5" %1$s><w:r><w:delText>A line that went.</w:delText></w:r></w:del></w:p>
        <w:p><w:fldSimple w:instr=" AUTHOR "><w:r><w:t>%3$s</w:t></w:r></w:fldSimple>
        <w:hyperlink r:id="rId6"><w:r><w:t>Lanterns</w:t></w:r></w:hyperlink>
        <w:hyperlink r:id="rId7"><w:r><w:t>Plan</w:t></w:r></w:hyperlink></w:p>
        <w:p><w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="685800"/>
        <wp:docPr id="1" name="IMG_%4$s.jpg" descr="C:\\Users\\zquillfeather\\IMG.jpg"/>
        <a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">
        <pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="IMG_%4$s.jpg"/><pic:cNvPicPr/></pic:nvPicPr>
        <pic:blipFill><a:blip r:embed="rId5"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
        <pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="685800"/></a:xfrm>
        <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>
        </wp:inline></w:drawing></w:r></w:p>"""
        .formatted(by, Person.REVIEWER, Person.NAME, Person.SERIAL);
  }

  private static String settings() {
    return """
        <w:settings xmlns:w="%s" xmlns:r="%s" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">
        <w:zoom w:percent="100"/><w:attachedTemplate r:id="rId1"/><w:trackRevisions/>
        <w:defaultTabStop w:val="720"/><w:rsids><w:rsidRoot w:val="00A1B2C3"/><w:rsid w:val="00D4E5F6"/></w:rsids>
        <w:docVars><w:docVar w:name="owner" w:val="%s"/></w:docVars>
        <w15:docId w15:val="{0A1B2C3D-1111-2222-3333-444455556666}"/></w:settings>"""
        .formatted(W, R, Person.NAME);
  }

  private static String styles() {
    return """
        <w:styles xmlns:w="%s"><w:style w:type="paragraph" w:default="1" w:styleId="Normal">
        <w:name w:val="Normal"/><w:rsid w:val="00A1B2C3"/></w:style></w:styles>"""
        .formatted(W);
  }

  private static String comments() {
    return """
        <w:comments xmlns:w="%s"><w:comment w:id="0" w:author="%s" w:initials="AT" w:date="2026-03-14T15:09:26Z">
        <w:p><w:r><w:t>Ask %s first.</w:t></w:r></w:p></w:comment></w:comments>"""
        .formatted(W, Person.REVIEWER, Person.NAME);
  }

  private static String people() {
    return """
        <w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">
        <w15:person w15:author="%s"><w15:presenceInfo w15:providerId="AD" w15:userId="S::zquillfeather@example.org"/>
        </w15:person></w15:people>"""
        .formatted(Person.NAME);
  }

  private static String core() {
    return """
        <cp:coreProperties xmlns:cp="%smetadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"
          xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <dc:creator>%s</dc:creator><cp:lastModifiedBy>%s</cp:lastModifiedBy><cp:revision>7</cp:revision>
        <dcterms:created xsi:type="dcterms:W3CDTF">2026-03-14T15:09:26Z</dcterms:created></cp:coreProperties>"""
        .formatted(PACKAGE, Person.NAME, Person.REVIEWER);
  }

  private static String app() {
    return """
        <Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">
        <Template>Lantern.dotx</Template><TotalTime>42</TotalTime><Application>%s</Application>
        <Company>%s</Company></Properties>"""
        .formatted(Person.SOFTWARE, Person.COMPANY);
  }

  private static String custom() {
    return """
        <Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
          xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">
        <property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Owner">
        <vt:lpwstr>%s</vt:lpwstr></property></Properties>"""
        .formatted(Person.NAME);
  }
}

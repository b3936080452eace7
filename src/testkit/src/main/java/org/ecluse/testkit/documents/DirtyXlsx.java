package org.ecluse.testkit.documents;

import java.util.Map;

/**
 * A workbook with comments and who wrote them, the path it was saved at, a printer, a shared file's
 * lock, views of persons, links to other workbooks, a connection, a pivot cache, a geotagged photo
 * and a formula that shows where the file lies.
 */
public final class DirtyXlsx {

  private static final String S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String SHEET = OfficeParts.OPEN + "spreadsheetml.";
  private static final String FILE = "file:///C:/Users/zquillfeather/Budget.xlsx";

  private DirtyXlsx() {}

  public static byte[] make(int rows) {
    return DirtyDocx.zip(parts(rows, false));
  }

  /** With a hidden sheet and a hidden row, which a cleaner keeps and names. */
  public static byte[] withHidden(int rows) {
    return DirtyDocx.zip(parts(rows, true));
  }

  /** The parts, for tests that change one. */
  public static Map<String, byte[]> parts(int rows, boolean hidden) {
    OfficeParts parts = new OfficeParts();
    parts.relation("", "rId1", "officeDocument", "xl/workbook.xml");
    parts.description();
    parts.xml("xl/workbook.xml", SHEET + "sheet.main+xml", workbook(hidden));
    workbookRelations(parts);
    parts.xml("xl/worksheets/sheet1.xml", SHEET + "worksheet+xml", sheet(rows, hidden));
    sheetRelations(parts);
    parts.xml(
        "xl/worksheets/sheet2.xml",
        SHEET + "worksheet+xml",
        """
        <worksheet xmlns="%s"><sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData></worksheet>"""
            .formatted(S));
    parts.xml("xl/sharedStrings.xml", SHEET + "sharedStrings+xml", strings());
    parts.xml("xl/styles.xml", SHEET + "styles+xml", styles());
    parts.xml("xl/comments1.xml", SHEET + "comments+xml", comments());
    parts.xml("xl/persons/person.xml", "application/vnd.ms-excel.person+xml", persons());
    parts.xml("xl/connections.xml", SHEET + "connections+xml", connections());
    parts.xml("xl/externalLinks/externalLink1.xml", SHEET + "externalLink+xml", externalLink());
    parts.relation("xl/externalLinks/externalLink1.xml", "rId1", "externalLinkPath", FILE);
    parts.xml(
        "xl/pivotCache/pivotCacheDefinition1.xml",
        SHEET + "pivotCacheDefinition+xml",
        """
        <pivotCacheDefinition xmlns="%s" refreshedBy="%s" refreshedDate="46095.6"/>"""
            .formatted(S, Person.NAME));
    parts.bytes(
        "xl/printerSettings/printerSettings1.bin",
        SHEET + "printerSettings",
        Person.SERIAL.getBytes(java.nio.charset.StandardCharsets.UTF_16LE));
    parts.xml("xl/drawings/drawing1.xml", OfficeParts.OPEN + "drawing+xml", drawing());
    parts.relation("xl/drawings/drawing1.xml", "rId1", "image", "../media/image1.jpg");
    parts.bytes("xl/media/image1.jpg", "image/jpeg", DirtyJpeg.make(64, 48, false));
    return parts.parts();
  }

  private static void workbookRelations(OfficeParts parts) {
    String of = "xl/workbook.xml";
    parts.relation(of, "rId1", "worksheet", "worksheets/sheet1.xml");
    parts.relation(of, "rId2", "worksheet", "worksheets/sheet2.xml");
    parts.relation(of, "rId3", "sharedStrings", "sharedStrings.xml");
    parts.relation(of, "rId4", "styles", "styles.xml");
    parts.relation(of, "rId5", "connections", "connections.xml");
    parts.relation(of, "rId6", "externalLink", "externalLinks/externalLink1.xml");
    parts.relation(of, "rId7", "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml");
    parts.relation(
        of,
        "rId8",
        "http://schemas.microsoft.com/office/2017/10/relationships/person",
        "persons/person.xml");
  }

  private static void sheetRelations(OfficeParts parts) {
    String of = "xl/worksheets/sheet1.xml";
    parts.relation(of, "rId1", "comments", "../comments1.xml");
    parts.relation(of, "rId2", "printerSettings", "../printerSettings/printerSettings1.bin");
    parts.relation(of, "rId3", "hyperlink", "https://example.org/lanterns");
    parts.relation(of, "rId4", "hyperlink", FILE);
    parts.relation(of, "rId5", "drawing", "../drawings/drawing1.xml");
  }

  private static String workbook(boolean hidden) {
    return """
        <workbook xmlns="%1$s" xmlns:r="%2$s"
          xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x15 xr"
          xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"
          xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision">
        <fileVersion appName="xl" lastEdited="7" rupBuild="24026"/>
        <fileSharing userName="%3$s" reservationPassword="CC1A"/>
        <workbookPr codeName="ThisWorkbook" date1904="1" filterPrivacy="0"/>
        <mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath url="C:\\Users\\zquillfeather\\Desktop\\"
          xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"/></mc:Choice></mc:AlternateContent>
        <xr:revisionPtr revIDLastSave="3" documentId="13_ncr:1_{0A1B2C3D-1111-2222-3333-444455556666}"/>
        <workbookProtection workbookPassword="CC1A" lockStructure="1"/>
        <bookViews><workbookView xWindow="120" windowWidth="28800" windowHeight="17460" activeTab="0"
          xr2:uid="{0A1B2C3D-1111-2222-3333-444455556666}"
          xmlns:xr2="http://schemas.microsoft.com/office/spreadsheetml/2015/revision2"/></bookViews>
        <sheets><sheet name="Lanterns" sheetId="4" r:id="rId1"/><sheet name="Oil" sheetId="9"%4$s r:id="rId2"/></sheets>
        <externalReferences><externalReference r:id="rId6"/></externalReferences>
        <definedNames><definedName name="Elsewhere">[1]Oil!$A$1</definedName>
        <definedName name="_xlnm.Print_Area" localSheetId="1" comment="%3$s">Oil!$A$1</definedName></definedNames>
        <calcPr calcId="191029"/><customWorkbookViews><customWorkbookView name="%3$s"
          guid="{0A1B2C3D-1111-2222-3333-444455556666}" windowWidth="1" windowHeight="1" activeSheetId="4"/>
        </customWorkbookViews><pivotCaches><pivotCache cacheId="1" r:id="rId7"/></pivotCaches></workbook>"""
        .formatted(S, OfficeParts.R, Person.NAME, hidden ? " state=\"hidden\"" : "");
  }

  private static String sheet(int rows, boolean hidden) {
    StringBuilder data = new StringBuilder();
    for (int i = 1; i <= rows; i++) {
      data.append(
          """
          <row r="%1$d"><c r="A%1$d" s="1" t="s"><v>0</v></c><c r="B%1$d"><v>%1$d</v></c>
          <c r="C%1$d"><f>B%1$d*2</f><v>%2$d</v></c></row>"""
              .formatted(i, i * 2));
    }
    return """
        <worksheet xmlns="%1$s" xmlns:r="%2$s" xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision"
          xr:uid="{0A1B2C3D-1111-2222-3333-444455556666}"><sheetPr codeName="Sheet1"/>
        <sheetViews><sheetView tabSelected="1" workbookViewId="0"><selection activeCell="B7" sqref="B7"/></sheetView></sheetViews>
        <sheetData>%3$s%4$s</sheetData>
        <sheetProtection password="CC1A" sheet="1"/>
        <protectedRanges><protectedRange sqref="A1" name="Range1" securityDescriptor="O:WDG:WD (%5$s)"/></protectedRanges>
        <scenarios><scenario name="Winter" count="1" user="%5$s" comment="%5$s"><inputCells r="B1" val="3"/></scenario></scenarios>
        <hyperlinks><hyperlink ref="A1" r:id="rId3" tooltip="%5$s"/><hyperlink ref="A2" r:id="rId4"/></hyperlinks>
        <pageSetup orientation="landscape" r:id="rId2"/><drawing r:id="rId5"/></worksheet>"""
        .formatted(S, OfficeParts.R, data, special(rows, hidden), Person.NAME);
  }

  /** Formulas that lead out of the workbook, or tell where it lies and when it was reckoned. */
  private static String special(int rows, boolean hidden) {
    return """
        <row r="%1$d"%2$s><c r="A%1$d" t="str"><f>[1]Oil!A1</f><v>kept value</v></c>
        <c r="B%1$d" t="str"><f>CELL("filename")</f><v>C:\\Users\\zquillfeather\\[lantern.xlsx]Lanterns</v></c>
        <c r="C%1$d"><f>NOW()</f><v>46095.6315</v></c><c r="D%1$d"><f>SUM(B1:B2,Oil!A1)</f><v>10</v></c></row>"""
        .formatted(rows + 1, hidden ? " hidden=\"1\"" : "");
  }

  private static String strings() {
    return """
        <sst xmlns="%s" count="1" uniqueCount="1"><si><r><t>Oil </t></r><r><rPr><b/></rPr><t>for lanterns</t></r></si></sst>"""
        .formatted(S);
  }

  private static String styles() {
    return """
        <styleSheet xmlns="%s"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>
        <fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>
        <cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf fontId="1" xfId="0"/></cellXfs>
        </styleSheet>"""
        .formatted(S);
  }

  private static String comments() {
    return """
        <comments xmlns="%s"><authors><author>%s</author></authors><commentList><comment ref="A1" authorId="0">
        <text><t>Ask %s first.</t></text></comment></commentList></comments>"""
        .formatted(S, Person.REVIEWER, Person.NAME);
  }

  private static String persons() {
    return """
        <personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">
        <person displayName="%s" id="{0A1B2C3D-1111-2222-3333-444455556666}" userId="S::zquillfeather@example.org"/>
        </personList>"""
        .formatted(Person.NAME);
  }

  private static String connections() {
    return """
        <connections xmlns="%s"><connection id="1" name="Oil" sourceFile="C:\\Users\\zquillfeather\\oil.mdb"/></connections>"""
        .formatted(S);
  }

  private static String externalLink() {
    return """
        <externalLink xmlns="%s" xmlns:r="%s"><externalBook r:id="rId1"><sheetNames><sheetName val="Oil"/></sheetNames>
        </externalBook></externalLink>"""
        .formatted(S, OfficeParts.R);
  }

  private static String drawing() {
    return """
        <xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
          xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="%s"><xdr:oneCellAnchor>
        <xdr:from><xdr:col>5</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>
        <xdr:ext cx="914400" cy="685800"/><xdr:pic macro="[0]!Lantern"><xdr:nvPicPr>
        <xdr:cNvPr id="2" name="IMG_%s.jpg" descr="C:\\Users\\zquillfeather\\IMG.jpg"><a:extLst>
        <a:ext uri="{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}"><a16:creationId id="{0A1B2C3D-1111-2222-3333-444455556666}"
          xmlns:a16="http://schemas.microsoft.com/office/drawing/2014/main"/></a:ext></a:extLst></xdr:cNvPr>
        <xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>
        <xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/>
        </xdr:oneCellAnchor></xdr:wsDr>"""
        .formatted(OfficeParts.R, Person.SERIAL);
  }
}

package org.ecluse.testkit.documents;

import java.util.List;
import java.util.Map;

/**
 * A presentation with comments and their authors, a password, tags, the day of its last showing, a
 * link to a file, a program that runs at a click, an embedded object with its picture, random
 * identifiers, and a geotagged photo.
 */
public final class DirtyPptx {

  private static final String P = "http://schemas.openxmlformats.org/presentationml/2006/main";
  private static final String A = "http://schemas.openxmlformats.org/drawingml/2006/main";
  private static final String SHOW = OfficeParts.OPEN + "presentationml.";
  private static final String SPACES =
      "xmlns:p=\"%s\" xmlns:a=\"%s\" xmlns:r=\"%s\"".formatted(P, A, OfficeParts.R);
  private static final String TREE =
      "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>";

  private DirtyPptx() {}

  public static byte[] make(int slides) {
    return DirtyDocx.zip(parts(slides, false));
  }

  /** With notes for the speaker and a hidden slide, which a cleaner keeps and names. */
  public static byte[] withHidden(int slides) {
    return DirtyDocx.zip(parts(slides, true));
  }

  /** The parts, for tests that change one. */
  public static Map<String, byte[]> parts(int slides, boolean hidden) {
    OfficeParts parts = new OfficeParts();
    parts.relation("", "rId1", "officeDocument", "ppt/presentation.xml");
    parts.description();
    String main = "ppt/presentation.xml";
    parts.xml(main, SHOW + "presentation.main+xml", presentation(slides));
    parts.relation(main, "rId1", "slideMaster", "slideMasters/slideMaster1.xml");
    parts.relation(main, "rId2", "commentAuthors", "commentAuthors.xml");
    parts.relation(main, "rId3", "presProps", "presProps.xml");
    parts.xml("ppt/commentAuthors.xml", SHOW + "commentAuthors+xml", authors());
    parts.xml(
        "ppt/presProps.xml",
        SHOW + "presProps+xml",
        "<p:presentationPr %s><p:clrMru><a:srgbClr val=\"FFAA00\"/></p:clrMru></p:presentationPr>"
            .formatted(SPACES));
    master(parts);
    for (int i = 1; i <= slides; i++) {
      parts.relation(main, "rId" + (10 + i), "slide", "slides/slide" + i + ".xml");
      slide(parts, i, hidden);
    }
    parts.xml("ppt/comments/comment1.xml", SHOW + "comments+xml", comments());
    parts.xml(
        "ppt/tags/tag1.xml",
        SHOW + "tags+xml",
        "<p:tagLst %s><p:tag name=\"OWNER\" val=\"%s\"/></p:tagLst>"
            .formatted(SPACES, Person.NAME));
    parts.bytes(
        "ppt/embeddings/oleObject1.bin",
        OfficeParts.OPEN + "oleObject",
        (Person.PATH + Person.SERIAL).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    parts.bytes("ppt/media/image1.jpg", "image/jpeg", DirtyJpeg.make(64, 48, false));
    return parts.parts();
  }

  private static void master(OfficeParts parts) {
    String master = "ppt/slideMasters/slideMaster1.xml";
    String layout = "ppt/slideLayouts/slideLayout1.xml";
    parts.xml(
        master,
        SHOW + "slideMaster+xml",
        """
        <p:sldMaster %s><p:cSld><p:spTree>%s</p:spTree></p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"
          accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6"
          hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/>
        </p:sldLayoutIdLst></p:sldMaster>"""
            .formatted(SPACES, TREE));
    parts.relation(master, "rId1", "slideLayout", "../slideLayouts/slideLayout1.xml");
    parts.relation(master, "rId2", "theme", "../theme/theme1.xml");
    parts.xml(
        layout,
        SHOW + "slideLayout+xml",
        "<p:sldLayout %s type=\"blank\"><p:cSld name=\"Blank\"><p:spTree>%s</p:spTree></p:cSld></p:sldLayout>"
            .formatted(SPACES, TREE));
    parts.relation(layout, "rId1", "slideMaster", "../slideMasters/slideMaster1.xml");
    parts.xml("ppt/theme/theme1.xml", OfficeParts.OPEN + "theme+xml", theme());
  }

  private static void slide(OfficeParts parts, int i, boolean hidden) {
    String slide = "ppt/slides/slide" + i + ".xml";
    parts.xml(slide, SHOW + "slide+xml", slideXml(i, hidden && i == 1));
    parts.relation(slide, "rId1", "slideLayout", "../slideLayouts/slideLayout1.xml");
    parts.relation(slide, "rId2", "image", "../media/image1.jpg");
    parts.relation(slide, "rId3", "hyperlink", "file:///C:/Users/zquillfeather/plan.pdf");
    parts.relation(slide, "rId4", "comments", "../comments/comment1.xml");
    parts.relation(slide, "rId5", "tags", "../tags/tag1.xml");
    parts.relation(slide, "rId6", "oleObject", "../embeddings/oleObject1.bin");
    parts.relation(slide, "rId7", "hyperlink", "https://example.org/lanterns");
    if (hidden) {
      String notes = "ppt/notesSlides/notesSlide" + i + ".xml";
      parts.relation(slide, "rId8", "notesSlide", "../notesSlides/notesSlide" + i + ".xml");
      parts.xml(notes, SHOW + "notesSlide+xml", notes(i));
      parts.relation(notes, "rId1", "slide", "../slides/slide" + i + ".xml");
    }
  }

  private static String presentation(int slides) {
    StringBuilder ids = new StringBuilder();
    for (int i = 1; i <= slides; i++) {
      ids.append("<p:sldId id=\"%d\" r:id=\"rId%d\"/>".formatted(300 + 7 * i, 10 + i));
    }
    return """
        <p:presentation %s bookmarkIdSeed="5"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/>
        </p:sldMasterIdLst><p:sldIdLst>%s</p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/>
        <p:modifyVerifier algorithmName="SHA-512" hashData="b2lsIGZvciBsYW50ZXJucw==" saltData="b2ls" spinCount="1"/>
        <p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst
          xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="%s"
          id="{0A1B2C3D-1111-2222-3333-444455556666}"><p14:sldIdLst/></p14:section></p14:sectionLst></p:ext></p:extLst>
        </p:presentation>"""
        .formatted(SPACES, ids, Person.NAME);
  }

  private static String slideXml(int i, boolean hidden) {
    return """
        <p:sld %s%s><p:cSld><p:spTree>%s
        <p:sp><p:nvSpPr><p:cNvPr id="2" name="%s's title"><a:hlinkClick r:id="" action="ppaction://program"/></p:cNvPr>
        <p:cNvSpPr/><p:nvPr><p:custDataLst><p:tags r:id="rId5"/></p:custDataLst></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>
        <a:p><a:r><a:rPr lang="en" dirty="0"/><a:t>Lantern slide %d. </a:t></a:r>
        <a:r><a:rPr lang="en"><a:hlinkClick r:id="rId3" tooltip="%s"/></a:rPr><a:t>The plan.</a:t></a:r>
        <a:r><a:rPr lang="en"><a:hlinkClick r:id="rId7"/></a:rPr><a:t>The site.</a:t></a:r>
        <a:fld id="{0A1B2C3D-1111-2222-3333-444455556666}" type="datetime1"><a:rPr lang="en"/><a:t>3/14/2026</a:t></a:fld></a:p></p:txBody></p:sp>
        %s</p:spTree><p:extLst><p:ext uri="{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}"><p14:creationId val="4120934758"
          xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"/></p:ext></p:extLst></p:cSld></p:sld>"""
        .formatted(
            SPACES, hidden ? " show=\"0\"" : "", TREE, Person.NAME, i, Person.NAME, object());
  }

  /** An object of another program, with the picture that stands for it. */
  private static String object() {
    return """
        <p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="3" name="Object"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>
        <p:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="685800"/></p:xfrm><a:graphic>
        <a:graphicData uri="http://schemas.openxmlformats.org/presentationml/2006/ole"><p:oleObj name="Packet" r:id="rId6"
          imgW="914400" imgH="685800" progId="Package"><p:embed/><p:pic><p:nvPicPr><p:cNvPr id="0" name="%s"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>
        <p:blipFill><a:blip r:embed="rId2"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x="0" y="0"/>
        <a:ext cx="914400" cy="685800"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic></p:oleObj>
        </a:graphicData></a:graphic></p:graphicFrame>"""
        .formatted(Person.NAME);
  }

  private static String notes(int i) {
    return """
        <p:notes %s><p:cSld><p:spTree>%s<p:sp><p:nvSpPr><p:cNvPr id="2" name="Notes"/><p:cNvSpPr/><p:nvPr><p:ph type="body"/>
        </p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:t>Speak slowly on slide %d.</a:t></a:r></a:p></p:txBody>
        </p:sp></p:spTree></p:cSld></p:notes>"""
        .formatted(SPACES, TREE, i);
  }

  private static String authors() {
    return """
        <p:cmAuthorLst %s><p:cmAuthor id="0" name="%s" initials="AT" lastIdx="1" clrIdx="0"/></p:cmAuthorLst>"""
        .formatted(SPACES, Person.REVIEWER);
  }

  private static String comments() {
    return """
        <p:cmLst %s><p:cm authorId="0" dt="2026-03-14T15:09:26" idx="1"><p:pos x="10" y="10"/>
        <p:text>Ask %s first.</p:text></p:cm></p:cmLst>"""
        .formatted(SPACES, Person.NAME);
  }

  private static String theme() {
    StringBuilder colours = new StringBuilder();
    for (String name :
        List.of(
            "dk1",
            "lt1",
            "dk2",
            "lt2",
            "accent1",
            "accent2",
            "accent3",
            "accent4",
            "accent5",
            "accent6",
            "hlink",
            "folHlink")) {
      colours.append("<a:%1$s><a:srgbClr val=\"336699\"/></a:%1$s>".formatted(name));
    }
    String font = "<a:latin typeface=\"Sans\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>";
    String fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    return """
        <a:theme xmlns:a="%1$s" name="%2$s"><a:themeElements><a:clrScheme name="%2$s">%3$s</a:clrScheme>
        <a:fontScheme name="%2$s"><a:majorFont>%4$s</a:majorFont><a:minorFont>%4$s</a:minorFont></a:fontScheme>
        <a:fmtScheme name="%2$s"><a:fillStyleLst>%5$s%5$s%5$s</a:fillStyleLst><a:lnStyleLst><a:ln>%5$s</a:ln><a:ln>%5$s</a:ln><a:ln>%5$s</a:ln></a:lnStyleLst>
        <a:effectStyleLst><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle></a:effectStyleLst>
        <a:bgFillStyleLst>%5$s%5$s%5$s</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"""
        .formatted(A, Person.COMPANY, colours, font, fill);
  }
}

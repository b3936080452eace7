package org.ecluse.testkit.documents;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Collects the parts of a made office document, with their types and relations. */
final class OfficeParts {

  static final String R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  static final String OPEN = "application/vnd.openxmlformats-officedocument.";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();
  private final Map<String, StringBuilder> relations = new TreeMap<>();
  private final StringBuilder types = new StringBuilder();

  OfficeParts() {
    parts.put("[Content_Types].xml", new byte[0]);
  }

  void xml(String name, String type, String xml) {
    bytes(name, type, (HEAD + xml).getBytes(StandardCharsets.UTF_8));
  }

  void bytes(String name, String type, byte[] bytes) {
    parts.put(name, bytes);
    types.append("<Override PartName=\"/%s\" ContentType=\"%s\"/>".formatted(name, type));
  }

  /** A relation of a part; of the package itself, which is the part "". */
  void relation(String part, String id, String type, String target) {
    String mode = target.matches("[a-z]+:.*") ? " TargetMode=\"External\"" : "";
    String whole = type.contains(":") ? type : R + "/" + type;
    relations
        .computeIfAbsent(part, p -> new StringBuilder())
        .append(
            "<Relationship Id=\"%s\" Type=\"%s\" Target=\"%s\"%s/>"
                .formatted(id, whole, target, mode));
  }

  /** What every document says of itself: who, when, with what, and how its first page looks. */
  void description() {
    xml(
        "docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
        """
        <cp:coreProperties xmlns:cp="%smetadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"
          xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <dc:creator>%s</dc:creator><cp:lastModifiedBy>%s</cp:lastModifiedBy><cp:revision>7</cp:revision>
        <dcterms:created xsi:type="dcterms:W3CDTF">2026-03-14T15:09:26Z</dcterms:created></cp:coreProperties>"""
            .formatted(PACKAGE, Person.NAME, Person.REVIEWER));
    xml(
        "docProps/app.xml",
        OPEN + "extended-properties+xml",
        """
        <Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">
        <TotalTime>42</TotalTime><Application>%s</Application><Company>%s</Company></Properties>"""
            .formatted(Person.SOFTWARE, Person.COMPANY));
    bytes("docProps/thumbnail.jpeg", "image/jpeg", Pixels.jpeg(Pixels.image(32, 32, 5), false));
    relation("", "rId2", PACKAGE + "relationships/metadata/core-properties", "docProps/core.xml");
    relation("", "rId3", "extended-properties", "docProps/app.xml");
    relation("", "rId4", PACKAGE + "relationships/metadata/thumbnail", "docProps/thumbnail.jpeg");
  }

  Map<String, byte[]> parts() {
    String all =
        """
        <Types xmlns="%scontent-types">
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Default Extension="xml" ContentType="application/xml"/>%s</Types>"""
            .formatted(PACKAGE, types);
    parts.put("[Content_Types].xml", (HEAD + all).getBytes(StandardCharsets.UTF_8));
    relations.forEach(
        (part, inside) -> {
          int slash = part.lastIndexOf('/') + 1;
          String name = part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels";
          String xml =
              HEAD
                  + "<Relationships xmlns=\""
                  + PACKAGE
                  + "relationships\">"
                  + inside
                  + "</Relationships>";
          parts.put(name, xml.getBytes(StandardCharsets.UTF_8));
        });
    return parts;
  }
}

package org.ecluse.sanitize.inspect;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ecluse.core.TraceGroup;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Counts the traces in one XML part of an office document. */
final class OfficeTraces extends DefaultHandler {

  /** Elements that are a trace by being there, as Office writes them. */
  private static final Map<String, TraceGroup> ELEMENTS =
      Map.ofEntries(
          Map.entry("ins", TraceGroup.HISTORY),
          Map.entry("del", TraceGroup.HISTORY),
          Map.entry("moveFrom", TraceGroup.HISTORY),
          Map.entry("moveTo", TraceGroup.HISTORY),
          Map.entry("rPrChange", TraceGroup.HISTORY),
          Map.entry("pPrChange", TraceGroup.HISTORY),
          Map.entry("sectPrChange", TraceGroup.HISTORY),
          Map.entry("tblPrChange", TraceGroup.HISTORY),
          Map.entry("trPrChange", TraceGroup.HISTORY),
          Map.entry("tcPrChange", TraceGroup.HISTORY),
          Map.entry("comment", TraceGroup.HIDDEN),
          Map.entry("commentReference", TraceGroup.HIDDEN),
          Map.entry("commentRangeStart", TraceGroup.HIDDEN),
          Map.entry("docVar", TraceGroup.HIDDEN),
          Map.entry("permStart", TraceGroup.PERSON),
          Map.entry("attachedTemplate", TraceGroup.IDENTIFIER),
          Map.entry("mailMerge", TraceGroup.IDENTIFIER),
          Map.entry("rsid", TraceGroup.HISTORY),
          Map.entry("rsidRoot", TraceGroup.HISTORY),
          Map.entry("nsid", TraceGroup.IDENTIFIER),
          Map.entry("tmpl", TraceGroup.IDENTIFIER),
          Map.entry("docId", TraceGroup.IDENTIFIER),
          Map.entry("creationId", TraceGroup.IDENTIFIER),
          Map.entry("OLEObject", TraceGroup.HIDDEN),
          Map.entry("altChunk", TraceGroup.HIDDEN),
          Map.entry("smartTag", TraceGroup.OTHER),
          Map.entry("dataBinding", TraceGroup.IDENTIFIER),
          Map.entry("externalData", TraceGroup.HIDDEN));

  /** Attributes of Office's own namespaces, by local name. */
  private static final Map<String, TraceGroup> ATTRIBUTES =
      Map.ofEntries(
          Map.entry("author", TraceGroup.PERSON),
          Map.entry("initials", TraceGroup.PERSON),
          Map.entry("userId", TraceGroup.PERSON),
          Map.entry("date", TraceGroup.TIME),
          Map.entry("dateUtc", TraceGroup.TIME),
          Map.entry("paraId", TraceGroup.IDENTIFIER),
          Map.entry("textId", TraceGroup.IDENTIFIER),
          Map.entry("anchorId", TraceGroup.IDENTIFIER),
          Map.entry("editId", TraceGroup.IDENTIFIER),
          Map.entry("durableId", TraceGroup.IDENTIFIER),
          Map.entry("uid", TraceGroup.IDENTIFIER),
          Map.entry("gfxdata", TraceGroup.HIDDEN));

  private static final Set<String> WORD =
      Set.of(
          "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
          "http://purl.oclc.org/ooxml/wordprocessingml/main");

  private static final String MICROSOFT = "http://schemas.microsoft.com/office/";

  private final String part;
  private final Findings findings;
  private final boolean properties;
  private final StringBuilder text = new StringBuilder();
  private String element = "";

  OfficeTraces(String part, Findings findings) {
    this.part = part;
    this.findings = findings;
    this.properties = part.startsWith("docprops/") || part.endsWith("/app.xml");
  }

  @Override
  public void startElement(String uri, String local, String qualified, Attributes attributes) {
    element = local;
    text.setLength(0);
    if (part.endsWith(".rels")) {
      relation(attributes);
      return;
    }
    TraceGroup group = ELEMENTS.get(local);
    if (group != null && !part.startsWith("[content")) {
      findings.count(group, "element " + local);
    }
    for (int i = 0; i < attributes.getLength(); i++) {
      attribute(uri, attributes, i);
    }
  }

  private void attribute(String elementUri, Attributes attributes, int i) {
    String local = attributes.getLocalName(i);
    String uri = attributes.getURI(i);
    String value = attributes.getValue(i);
    boolean office =
        WORD.contains(uri) || uri.startsWith(MICROSOFT) || uri.startsWith("urn:schemas-microsoft");
    if (local.startsWith("rsid") && WORD.contains(uri)) {
      findings.count(TraceGroup.HISTORY, "attribute rsid");
      return;
    }
    TraceGroup group = office && !value.isEmpty() ? ATTRIBUTES.get(local) : null;
    if (group != null) {
      findings.count(group, "attribute " + local);
      if (group == TraceGroup.PERSON) {
        findings.value(group, value);
      }
    }
    boolean named = local.equals("descr") || local.equals("title") || local.equals("instr");
    boolean file = named || local.equals("href") || local.equals("src") || local.equals("name");
    if (file && !elementUri.isEmpty() && isPath(value)) {
      findings.count(TraceGroup.IDENTIFIER, "path of a file");
    }
  }

  private void relation(Attributes attributes) {
    String target = orEmpty(attributes.getValue("Target"));
    if (!"External".equals(attributes.getValue("TargetMode"))) {
      return;
    }
    String type = orEmpty(attributes.getValue("Type"));
    String lower = target.toLowerCase(Locale.ROOT);
    boolean web =
        lower.startsWith("http://") || lower.startsWith("https://") || lower.startsWith("mailto:");
    if (!type.endsWith("/hyperlink") || !web) {
      findings.count(TraceGroup.IDENTIFIER, "link to a file");
    }
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    if (text.length() < 10_000) {
      text.append(characters, start, length);
    }
  }

  @Override
  public void endElement(String uri, String local, String qualified) {
    String value = text.toString().strip();
    text.setLength(0);
    if (!local.equals(element) || value.isEmpty()) {
      return;
    }
    if (properties) {
      boolean custom = part.endsWith("custom.xml");
      TraceGroup group = Vocabulary.groupOr(local, TraceGroup.OTHER);
      findings.count(group, custom ? "custom property" : "property " + local);
      findings.value(group, value);
    } else if (local.equals("instrText") && isPath(value)) {
      findings.count(TraceGroup.IDENTIFIER, "path of a file");
    } else if (local.equals("f") && value.indexOf('[') >= 0) {
      findings.count(TraceGroup.IDENTIFIER, "link to a file");
    }
  }

  /** What can be said only at the end of a part. */
  void end() {
    if (part.endsWith("people.xml")) {
      findings.count(TraceGroup.PERSON, "people");
    }
  }

  /** A disk path, without knowing how the cleaner tells one. */
  private static boolean isPath(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    boolean web = lower.contains("http://") || lower.contains("https://");
    return !web
        && (lower.contains("file:")
            || lower.contains(":\\")
            || lower.contains("\\\\")
            || lower.contains("/users/")
            || lower.contains("/home/"));
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }
}

package org.ecluse.sanitize.inspect;

import java.util.Locale;
import java.util.Set;
import org.ecluse.core.TraceGroup;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Counts the traces in one XML part of an office document. */
final class OfficeTraces extends DefaultHandler {

  private static final Set<String> FILES =
      Set.of("descr", "title", "instr", "href", "src", "name", "macro");
  private static final int TEXT = 10_000;

  private final String part;
  private final Findings findings;
  private final boolean relations;
  private final boolean types;
  private final boolean properties;
  private final HiddenContent hidden;
  private final StringBuilder text = new StringBuilder();
  private String element = "";
  private boolean clock;

  OfficeTraces(String part, Findings findings) {
    this.part = part;
    this.findings = findings;
    this.relations = part.endsWith(".rels");
    this.types = part.startsWith("[content");
    this.properties = part.startsWith("docprops/") || part.endsWith("/app.xml");
    this.hidden = new HiddenContent(findings);
  }

  @Override
  public void startElement(String uri, String local, String qualified, Attributes attributes) {
    element = local;
    text.setLength(0);
    if (relations) {
      relation(attributes);
    } else if (!types && !properties) {
      hidden.start(local, attributes);
      element(uri, local, attributes);
      for (int i = 0; i < attributes.getLength(); i++) {
        attribute(uri, local, attributes, i);
      }
    }
  }

  private void element(String uri, String local, Attributes attributes) {
    TraceGroup group = OfficeWords.ELEMENTS.get(local);
    if (group != null) {
      findings.count(group, "element " + local);
    } else if (!OfficeWords.isBare(uri)) {
      findings.count(TraceGroup.OTHER, "element of an extension");
    } else if (local.equals("ext") && attributes.getValue("uri") != null) {
      String kind = attributes.getValue("uri").toLowerCase(Locale.ROOT);
      if (!OfficeWords.EXTENSIONS.contains(kind)) {
        findings.count(TraceGroup.OTHER, "extension");
      }
    }
    if (local.equals("fld")) {
      clock = orEmpty(attributes.getValue("type")).startsWith("datetime");
    }
  }

  private void attribute(String elementUri, String of, Attributes attributes, int i) {
    String local = attributes.getLocalName(i);
    String uri = attributes.getURI(i);
    String value = attributes.getValue(i);
    if (value.isEmpty()) {
      return;
    }
    if (local.startsWith("rsid") && !uri.isEmpty()) {
      findings.count(TraceGroup.HISTORY, "attribute rsid");
      return;
    }
    TraceGroup group =
        uri.isEmpty()
            ? OfficeWords.PLAIN_ATTRIBUTES.get(of + "@" + local)
            : OfficeWords.ATTRIBUTES.get(local);
    if (group != null) {
      findings.count(group, "attribute " + local);
      findings.value(group, value);
    } else if (!OfficeWords.isBare(uri)) {
      findings.count(TraceGroup.OTHER, "attribute of an extension");
    } else if (OfficeWords.DIGESTS.contains(local) && uri.isEmpty()) {
      findings.count(TraceGroup.IDENTIFIER, "digest of a password");
    } else if (OfficeWords.isRandom(value) && (local.equals("modelId") || of.equals("fld"))) {
      findings.count(TraceGroup.IDENTIFIER, "random identifier");
    }
    if (OfficeWords.isPath(value)) {
      OfficeWords.owner(value).ifPresent(o -> findings.value(TraceGroup.PERSON, o));
      if (FILES.contains(local) && !elementUri.isEmpty()) {
        findings.count(TraceGroup.IDENTIFIER, "path of a file");
      }
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
      OfficeWords.owner(target).ifPresent(o -> findings.value(TraceGroup.PERSON, o));
    }
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    if (text.length() < TEXT) {
      text.append(characters, start, length);
    }
  }

  @Override
  public void processingInstruction(String target, String data) {
    findings.count(TraceGroup.OTHER, "XML instruction");
  }

  @Override
  public void endElement(String uri, String local, String qualified) {
    String value = text.toString().strip();
    text.setLength(0);
    boolean leaf = local.equals(element);
    element = "";
    clock &= !local.equals("fld");
    if (!leaf || value.isEmpty() || relations || types) {
      hidden.end(local, "");
      return;
    }
    hidden.end(local, value);
    if (properties) {
      boolean custom = part.endsWith("custom.xml");
      TraceGroup group = Vocabulary.groupOr(local, TraceGroup.OTHER);
      findings.count(group, custom ? "custom property" : "property " + local);
      findings.value(group, value);
      return;
    }
    text(local, value);
  }

  private void text(String local, String value) {
    switch (local) {
      case "instrText" -> path(value, OfficeWords.isPath(value));
      case "f", "definedName", "formula", "formula1", "formula2", "calculatedColumnFormula" -> {
        if (OfficeWords.leadsElsewhere(value)) {
          findings.count(TraceGroup.IDENTIFIER, "link to a file");
        }
        path(value, false);
      }
      case "author" -> {
        findings.count(TraceGroup.PERSON, "author of comments");
        findings.value(TraceGroup.PERSON, value);
      }
      case "t" -> {
        if (clock) {
          findings.count(TraceGroup.TIME, "day of the last showing");
        }
      }
      default -> {}
    }
  }

  private void path(String value, boolean counts) {
    if (counts) {
      findings.count(TraceGroup.IDENTIFIER, "path of a file");
    }
    if (OfficeWords.isPath(value)) {
      OfficeWords.owner(value).ifPresent(o -> findings.value(TraceGroup.PERSON, o));
    }
  }

  /** What can be said only at the end of a part. */
  void end() {
    hidden.end();
    if (part.endsWith("people.xml")) {
      findings.count(TraceGroup.PERSON, "people");
    }
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }
}

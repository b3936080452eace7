package org.ecluse.sanitize.inspect;

import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Map;
import org.ecluse.core.TraceGroup;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Counts the traces in one XML part of an OpenDocument file. */
final class OpenDocumentTraces extends DefaultHandler {

  /** What is done with a picture that stands in the text as characters. */
  interface Inline {
    void picture(byte[] bytes);
  }

  private static final Map<String, TraceGroup> ELEMENTS =
      Map.ofEntries(
          Map.entry("text:changed-region", TraceGroup.HISTORY),
          Map.entry("table:tracked-changes", TraceGroup.HISTORY),
          Map.entry("text:change", TraceGroup.HISTORY),
          Map.entry("text:change-start", TraceGroup.HISTORY),
          Map.entry("office:annotation", TraceGroup.HIDDEN),
          Map.entry("office:script", TraceGroup.HIDDEN),
          Map.entry("script:event-listener", TraceGroup.HIDDEN),
          Map.entry("presentation:event-listener", TraceGroup.HIDDEN),
          Map.entry("draw:object-ole", TraceGroup.HIDDEN),
          Map.entry("draw:plugin", TraceGroup.HIDDEN),
          Map.entry("draw:applet", TraceGroup.HIDDEN),
          Map.entry("dc:creator", TraceGroup.PERSON),
          Map.entry("dc:date", TraceGroup.TIME),
          Map.entry("text:author-name", TraceGroup.PERSON),
          Map.entry("text:author-initials", TraceGroup.PERSON),
          Map.entry("text:initial-creator", TraceGroup.PERSON),
          Map.entry("text:creator", TraceGroup.PERSON),
          Map.entry("text:printed-by", TraceGroup.PERSON),
          Map.entry("text:file-name", TraceGroup.IDENTIFIER),
          Map.entry("text:template-name", TraceGroup.IDENTIFIER),
          Map.entry("text:date", TraceGroup.TIME),
          Map.entry("text:time", TraceGroup.TIME),
          Map.entry("text:creation-date", TraceGroup.TIME),
          Map.entry("text:creation-time", TraceGroup.TIME),
          Map.entry("text:modification-date", TraceGroup.TIME),
          Map.entry("text:modification-time", TraceGroup.TIME),
          Map.entry("text:print-date", TraceGroup.TIME),
          Map.entry("text:print-time", TraceGroup.TIME),
          Map.entry("text:editing-duration", TraceGroup.HISTORY),
          Map.entry("text:editing-cycles", TraceGroup.HISTORY),
          Map.entry("text:user-defined", TraceGroup.OTHER),
          Map.entry("svg:font-face-src", TraceGroup.IDENTIFIER),
          Map.entry("table:dde-link", TraceGroup.IDENTIFIER),
          Map.entry("text:section-source", TraceGroup.IDENTIFIER),
          Map.entry("table:table-source", TraceGroup.IDENTIFIER));

  private static final String ODF = "urn:oasis:names:tc:opendocument:xmlns:";
  private static final int TEXT = 10_000;

  private final Findings findings;
  private final Inline inline;
  private final Deque<String> open = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder binary = new StringBuilder();
  private int speakerNotes;
  private boolean notesSeen;

  OpenDocumentTraces(Findings findings, Inline inline) {
    this.findings = findings;
    this.inline = inline;
  }

  @Override
  public void startElement(String uri, String local, String qualified, Attributes attributes) {
    String name = prefix(uri) + ":" + local;
    open.push(name);
    text.setLength(0);
    TraceGroup group = ELEMENTS.get(name);
    if (group != null) {
      findings.count(group, "element " + name);
    } else if (name.startsWith("sender:") || name.startsWith("text:sender-")) {
      findings.count(TraceGroup.PERSON, "element text:sender");
    }
    if (name.equals("presentation:notes")) {
      speakerNotes++;
      notesSeen = false;
    }
    for (int i = 0; i < attributes.getLength(); i++) {
      attribute(name, attributes, i);
    }
  }

  private void attribute(String element, Attributes attributes, int i) {
    String local = attributes.getLocalName(i);
    String uri = attributes.getURI(i);
    String value = attributes.getValue(i);
    if (local.endsWith("rsid")) {
      findings.count(TraceGroup.HISTORY, "attribute rsid");
    } else if (local.equals("protection-key")) {
      findings.count(TraceGroup.IDENTIFIER, "password digest");
    } else if (uri.contains("documentfoundation") && uri.contains("office")) {
      findings.count(TraceGroup.OTHER, "attribute of an extension");
    } else if (local.equals("display") && uri.equals(ODF + "table:1.0") && value.equals("false")) {
      findings.count(TraceGroup.HIDDEN, "hidden sheet");
    } else if (local.equals("visibility")
        && value.equals("hidden")
        && uri.contains("presentation")) {
      findings.count(TraceGroup.HIDDEN, "hidden slide");
    } else if (local.equals("is-hidden") && value.equals("true")) {
      findings.count(TraceGroup.HIDDEN, "hidden text");
    } else if (Paths.isLocal(value)) {
      findings.count(TraceGroup.IDENTIFIER, "path of a file");
    } else if (local.equals("href") && !isHarmless(element, value)) {
      findings.count(TraceGroup.IDENTIFIER, "link to a file");
    }
  }

  /** Within the package, within the document, or an address on the web that a reader follows. */
  private static boolean isHarmless(String element, String href) {
    boolean web = href.startsWith("http://") || href.startsWith("https://");
    boolean loadedAtOnce = !element.equals("text:a") && !element.equals("draw:a");
    if (web) {
      return !loadedAtOnce || element.startsWith("form:");
    }
    return href.isEmpty()
        || href.startsWith("#")
        || href.startsWith("mailto:")
        || (!href.startsWith("/") && !href.startsWith("..") && href.indexOf(':') < 0)
        || href.startsWith("../Pictures/");
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    if ("office:binary-data".equals(open.peek())) {
      binary.append(characters, start, length);
    } else if (text.length() < TEXT) {
      text.append(characters, start, length);
    }
    if (speakerNotes > 0 && !notesSeen) {
      notesSeen = !new String(characters, start, length).isBlank();
    }
  }

  @Override
  public void endElement(String uri, String local, String qualified) {
    String name = open.pop();
    String value = text.toString().strip();
    text.setLength(0);
    if (name.equals("office:binary-data")) {
      decode();
    } else if (name.equals("presentation:notes")) {
      speakerNotes--;
      if (notesSeen) {
        findings.count(TraceGroup.HIDDEN, "speaker notes");
      }
    } else if (isDescription(name) && !value.isEmpty()) {
      boolean users = name.equals("meta:user-defined");
      TraceGroup group = Vocabulary.groupOr(local, TraceGroup.OTHER);
      findings.count(group, users ? "custom property" : "property " + local);
      findings.value(group, value);
    } else if (ELEMENTS.getOrDefault(name, TraceGroup.OTHER) == TraceGroup.PERSON) {
      findings.value(TraceGroup.PERSON, value);
    }
    if (local.startsWith("config-item") && !value.isEmpty()) {
      findings.count(TraceGroup.DEVICE, "printer and view settings");
    }
  }

  private boolean isDescription(String name) {
    boolean inside = open.contains("office:meta") && !name.equals("office:meta");
    return inside && (name.startsWith("meta:") || name.startsWith("dc:"));
  }

  private void decode() {
    try {
      inline.picture(Base64.getMimeDecoder().decode(binary.toString()));
    } catch (IllegalArgumentException e) {
      findings.count(TraceGroup.OTHER, "embedded picture not readable");
    }
    binary.setLength(0);
  }

  private static String prefix(String uri) {
    if (uri.startsWith(ODF)) {
      String rest = uri.substring(ODF.length());
      String word = rest.substring(0, Math.max(0, rest.indexOf(':')));
      return switch (word) {
        case "drawing" -> "draw";
        case "svg-compatible" -> "svg";
        default -> word;
      };
    }
    return uri.equals("http://purl.org/dc/elements/1.1/") ? "dc" : "";
  }
}

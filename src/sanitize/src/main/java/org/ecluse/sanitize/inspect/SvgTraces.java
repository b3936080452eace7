package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.ecluse.core.Content;
import org.ecluse.core.TraceGroup;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;

/** Counts the traces in a drawing. */
final class SvgTraces extends DefaultHandler2 {

  private static final String SVG = "http://www.w3.org/2000/svg";

  private static final Map<String, TraceGroup> ELEMENTS =
      Map.of(
          "metadata", TraceGroup.OTHER,
          "title", TraceGroup.HIDDEN,
          "desc", TraceGroup.HIDDEN,
          "script", TraceGroup.HIDDEN,
          "foreignObject", TraceGroup.HIDDEN,
          "handler", TraceGroup.HIDDEN);

  private final Findings findings;
  private final Within within;
  private final StringBuilder text = new StringBuilder();
  private boolean root = true;

  SvgTraces(Findings findings, Within within) {
    this.findings = findings;
    this.within = within;
  }

  @Override
  public void startElement(String uri, String local, String qualified, Attributes attributes)
      throws SAXException {
    if (root && !local.equals("svg")) {
      throw new SAXException("not a drawing");
    }
    root = false;
    text.setLength(0);
    TraceGroup group = ELEMENTS.get(local);
    if (group != null) {
      findings.count(group, "element " + local);
    } else if (!uri.equals(SVG) && !uri.isEmpty()) {
      findings.count(Vocabulary.groupOr(local, TraceGroup.OTHER), "foreign element");
    }
    for (int i = 0; i < attributes.getLength(); i++) {
      attribute(attributes.getURI(i), attributes.getLocalName(i), attributes.getValue(i), local);
    }
  }

  private void attribute(String uri, String name, String value, String element)
      throws SAXException {
    if (name.equals("href")) {
      link(value.strip(), element);
    } else if (!uri.isEmpty() && !(uri.endsWith("/namespace") && name.equals("space"))) {
      findings.count(Vocabulary.groupOr(name, TraceGroup.OTHER), "foreign attribute");
      findings.value(Vocabulary.groupOr(name, TraceGroup.OTHER), value);
    } else if (name.startsWith("on") || name.startsWith("data-") || name.startsWith("aria-")) {
      findings.count(TraceGroup.HIDDEN, name.startsWith("on") ? "script" : "private attribute");
    } else if (outside(value)) {
      findings.count(TraceGroup.IDENTIFIER, "reference to the outside");
    }
  }

  /** Whether style refers to anything but parts of this drawing. */
  private static boolean outside(String value) {
    String lower = value.toLowerCase(Locale.ROOT).replaceAll("[\\s'\"]", "");
    int at = lower.indexOf("url(");
    while (at >= 0) {
      if (!lower.startsWith("url(#", at)) {
        return true;
      }
      at = lower.indexOf("url(", at + 1);
    }
    return lower.contains("@import");
  }

  private void link(String value, String element) throws SAXException {
    String lower = value.toLowerCase(Locale.ROOT);
    int comma = value.indexOf(',');
    if (lower.startsWith("data:") && comma > 0 && lower.substring(0, comma).endsWith("base64")) {
      try {
        byte[] bytes =
            Base64.getMimeDecoder()
                .decode(
                    value
                        .substring(comma + 1)
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        within.inspect(Content.of(bytes), findings);
      } catch (IllegalArgumentException e) {
        findings.count(TraceGroup.IDENTIFIER, "picture that cannot be read");
      } catch (IOException e) {
        throw new SAXException(e);
      }
    } else if (!value.startsWith("#")
        && !(element.equals("a") && lower.matches("(https?:|mailto:).*"))) {
      findings.count(TraceGroup.IDENTIFIER, "reference to the outside");
    }
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    if (text.length() < 4096) {
      text.append(characters, start, length);
    }
  }

  @Override
  public void endElement(String uri, String local, String qualified) {
    boolean foreign = !uri.equals(SVG) && !uri.isEmpty();
    if (local.equals("style") && outside(text.toString())) {
      findings.count(TraceGroup.IDENTIFIER, "reference to the outside");
    } else if (foreign && !text.toString().isBlank()) {
      findings.value(TraceGroup.PERSON, text.toString());
    }
    text.setLength(0);
  }

  @Override
  public void comment(char[] characters, int start, int length) {
    findings.count(TraceGroup.HIDDEN, "XML comment");
  }

  @Override
  public void processingInstruction(String target, String data) {
    findings.count(TraceGroup.OTHER, "processing instruction");
  }

  @Override
  public void startDTD(String name, String publicId, String systemId) {
    findings.count(TraceGroup.OTHER, "document type");
  }
}

package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.regex.Pattern;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;
import org.xml.sax.Attributes;
import org.xml.sax.ext.DefaultHandler2;

/** Looks at XML of any vocabulary: remarks, instructions, and elements that describe a document. */
public final class XmlInspector implements Inspector {

  @Override
  public MediaKind kind() {
    return MediaKind.XML;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    try (InputStream in = content.stream()) {
      count(in, findings);
    }
  }

  static void count(InputStream xml, Findings findings) throws IOException {
    Sax.parse(xml, new Traces(findings));
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    if (hits.isNeeded()) {
      try (InputStream in = content.stream()) {
        Sax.parse(in, new MarkupSearch(hits));
      }
    }
  }

  private static final class Traces extends DefaultHandler2 {

    /** Words in the names of vocabularies that say who made a document, when and with what. */
    private static final Pattern DESCRIBING =
        Pattern.compile(
            "purl\\.org/dc/|22-rdf-syntax|creativecommons\\.org|web\\.resource\\.org/cc"
                + "|ns\\.adobe\\.com|adobe:ns:meta|xmlns:meta|openoffice\\.org/2000/meta"
                + "|microsoft-com:office:office|/metadata/|extended-properties|custom-properties|/config|xmlns:config");

    private static final Pattern PERSON =
        Pattern.compile("creator|contributor|author|publisher|modifiedby|company|manager|rights");

    private static final Pattern TIME = Pattern.compile("date|created|modified|printed|issued");

    private final Findings findings;
    private final StringBuilder words = new StringBuilder();
    private boolean describing;

    Traces(Findings findings) {
      this.findings = findings;
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
      element(uri, local);
      for (int i = 0; i < attributes.getLength(); i++) {
        if (DESCRIBING.matcher(attributes.getURI(i)).find()) {
          TraceGroup group = group(attributes.getLocalName(i));
          findings.count(group, "describing attribute");
          findings.value(group, attributes.getValue(i));
        }
      }
    }

    private void element(String uri, String local) {
      describing = DESCRIBING.matcher(uri).find();
      words.setLength(0);
      if (describing) {
        findings.count(group(local), "describing element");
      }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
      if (describing && words.length() < 1000) {
        words.append(characters, start, Math.min(length, 1000));
      }
    }

    @Override
    public void endElement(String uri, String local, String qualified) {
      if (describing) {
        findings.value(group(local), words.toString());
      }
      describing = false;
    }

    private static TraceGroup group(String name) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (PERSON.matcher(lower).find()) {
        return TraceGroup.PERSON;
      }
      return TIME.matcher(lower).find() ? TraceGroup.TIME : TraceGroup.OTHER;
    }

    @Override
    public void processingInstruction(String target, String data) {
      findings.count(TraceGroup.OTHER, "processing instruction");
    }

    @Override
    public void comment(char[] characters, int start, int length) {
      findings.count(TraceGroup.HIDDEN, "XML comment");
    }

    @Override
    public void startDTD(String name, String publicId, String systemId) {
      findings.count(TraceGroup.OTHER, "document type");
    }
  }
}

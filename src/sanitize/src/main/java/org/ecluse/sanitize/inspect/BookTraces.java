package org.ecluse.sanitize.inspect;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.ecluse.core.TraceGroup;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Counts what the description of a book says. */
final class BookTraces extends DefaultHandler {

  private static final Set<String> NOTHING =
      Set.of(
          "",
          "Untitled",
          "und",
          "1980-01-01T00:00:00Z",
          "urn:uuid:00000000-0000-0000-0000-000000000000");

  private final Findings findings;
  private final Deque<String> open = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();

  BookTraces(Findings findings) {
    this.findings = findings;
  }

  @Override
  public void startElement(String uri, String local, String qualified, Attributes attributes) {
    open.push(local);
    text.setLength(0);
    String name = attributes.getValue("name");
    String content = attributes.getValue("content");
    boolean needed = "cover".equals(name) || content == null || NOTHING.contains(content);
    if (local.equals("meta") && name != null && !needed) {
      TraceGroup group = Vocabulary.groupOr(name, TraceGroup.OTHER);
      findings.count(group, "meta");
      findings.value(group, content);
    }
    for (int i = 0; i < attributes.getLength(); i++) {
      if (attributes.getLocalName(i).equals("file-as")) {
        findings.count(TraceGroup.PERSON, "attribute file-as");
        findings.value(TraceGroup.PERSON, attributes.getValue(i));
      }
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
    open.pop();
    String value = text.toString().strip();
    text.setLength(0);
    boolean described =
        open.contains("metadata") || local.equals("docAuthor") || open.contains("docAuthor");
    if (described && !NOTHING.contains(value) && !local.equals("language")) {
      TraceGroup group =
          open.contains("docAuthor")
              ? TraceGroup.PERSON
              : Vocabulary.groupOr(local, TraceGroup.OTHER);
      findings.count(group, "description " + (local.matches("[A-Za-z]{1,20}") ? local : "other"));
      findings.value(group, value);
    }
  }
}

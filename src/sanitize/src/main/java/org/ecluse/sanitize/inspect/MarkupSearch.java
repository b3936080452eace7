package org.ecluse.sanitize.inspect;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Feeds the text and the attributes of any XML to a search, decoded. */
final class MarkupSearch extends DefaultHandler {

  /** Paragraphs end here: text runs on through elements within one. */
  private static final Set<String> ENDS =
      Set.of("p", "h", "td", "th", "li", "div", "table-cell", "title", "desc", "name", "text");

  /** Attributes that a reader sees. */
  private static final Set<String> SEEN =
      Set.of(
          "href",
          "alt",
          "title",
          "string-value",
          "name",
          "src",
          "placeholder",
          "label",
          "value",
          "formula",
          "content-validation-name");

  private final Search hits;

  MarkupSearch(Search hits) {
    this.hits = hits;
    hits.cut();
  }

  @Override
  public void startElement(String uri, String local, String qualified, Attributes attributes) {
    for (int i = 0; i < attributes.getLength(); i++) {
      byte[] value = attributes.getValue(i).getBytes(StandardCharsets.UTF_8);
      boolean seen = SEEN.contains(attributes.getLocalName(i));
      if (value.length >= 5) {
        hits.aside(value, seen ? Search.Place.TEXT : Search.Place.HIDDEN);
      }
    }
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    byte[] text = new String(characters, start, length).getBytes(StandardCharsets.UTF_8);
    hits.feed(text, text.length, Search.Place.TEXT);
  }

  @Override
  public void endElement(String uri, String local, String qualified) {
    if (ENDS.contains(local)) {
      hits.cut();
    }
  }
}

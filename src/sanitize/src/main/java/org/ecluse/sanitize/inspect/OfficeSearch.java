package org.ecluse.sanitize.inspect;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Feeds the text and the attributes of an XML part to a search. */
final class OfficeSearch extends DefaultHandler {

  /** Paragraphs end here: text runs on through elements within one. */
  private static final Set<String> ENDS =
      Set.of("p", "tc", "footnote", "instrText", "si", "is", "c", "v", "f", "definedName");

  /** Attributes that a reader sees: addresses and descriptions of pictures. */
  private static final Set<String> TEXT =
      Set.of("Target", "descr", "title", "alt", "val", "name", "displayName", "display");

  private final Search hits;

  OfficeSearch(Search hits) {
    this.hits = hits;
    hits.cut();
  }

  @Override
  public void startElement(String uri, String local, String qualified, Attributes attributes) {
    for (int i = 0; i < attributes.getLength(); i++) {
      byte[] value = attributes.getValue(i).getBytes(StandardCharsets.UTF_8);
      boolean seen = TEXT.contains(attributes.getLocalName(i));
      Search.Place place = seen ? Search.Place.TEXT : Search.Place.HIDDEN;
      if (value.length >= 5) {
        hits.aside(value, place);
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

package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.ecluse.core.Content;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;

/** Feeds a drawing to a search: what stands in text elements is seen, all else is not. */
final class SvgSearch extends DefaultHandler2 {

  private static final Set<String> SEEN = Set.of("text", "tspan", "textPath", "a", "flowPara");

  private final Search hits;
  private final Within within;
  private String element = "";

  SvgSearch(Search hits, Within within) {
    this.hits = hits;
    this.within = within;
  }

  @Override
  public void startElement(String uri, String local, String qualified, Attributes attributes)
      throws SAXException {
    element = local;
    hits.cut();
    for (int i = 0; i < attributes.getLength(); i++) {
      String value = attributes.getValue(i);
      int comma = value.indexOf(";base64,");
      if (value.strip().startsWith("data:") && comma > 0) {
        member(value.substring(comma + 8));
      } else if (value.length() >= 5) {
        boolean link = local.equals("a") && attributes.getLocalName(i).equals("href");
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        hits.whole(bytes, link ? Search.Place.TEXT : Search.Place.HIDDEN);
      }
    }
  }

  private void member(String base64) throws SAXException {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
      within.search(Content.of(bytes), hits);
    } catch (IllegalArgumentException e) {
      hits.whole(base64.getBytes(StandardCharsets.UTF_8), Search.Place.HIDDEN);
    } catch (IOException e) {
      throw new SAXException(e);
    }
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    byte[] text = new String(characters, start, length).getBytes(StandardCharsets.UTF_8);
    hits.feed(text, text.length, SEEN.contains(element) ? Search.Place.TEXT : Search.Place.HIDDEN);
  }

  @Override
  public void endElement(String uri, String local, String qualified) {
    if (local.equals("text")) {
      hits.cut();
    }
  }

  @Override
  public void comment(char[] characters, int start, int length) {
    byte[] text = new String(characters, start, length).getBytes(StandardCharsets.UTF_8);
    hits.whole(text, Search.Place.HIDDEN);
  }
}

package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.Uncleanable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;

/** Looks at a drawing with the JDK's SAX parser. */
public final class SvgInspector implements Inspector {

  private static final SAXParserFactory FACTORY = factory();

  private final Within within;

  public SvgInspector(Within within) {
    this.within = within;
  }

  @Override
  public MediaKind kind() {
    return MediaKind.SVG;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    parse(content, new SvgTraces(findings, within));
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    if (hits.isNeeded()) {
      parse(content, new SvgSearch(hits, within));
    }
  }

  private static void parse(Content content, DefaultHandler2 handler) throws IOException {
    try {
      SAXParser parser = FACTORY.newSAXParser();
      parser.setProperty("http://xml.org/sax/properties/lexical-handler", handler);
      parser.getXMLReader().setEntityResolver((p, s) -> new InputSource(new StringReader("")));
      parser.parse(new InputSource(content.stream()), handler);
    } catch (SAXException e) {
      if (e.getException() instanceof IOException io) {
        throw io;
      }
      throw Uncleanable.damaged();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK has no XML parser", e);
    }
  }

  private static SAXParserFactory factory() {
    SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
    try {
      factory.setFeature(javax.xml.XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("the JDK's XML parser lacks a safety feature", e);
    }
    return factory;
  }
}

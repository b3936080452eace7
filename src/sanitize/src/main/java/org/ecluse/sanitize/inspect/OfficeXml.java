package org.ecluse.sanitize.inspect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Uncleanable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads XML parts with the JDK's SAX parser: the cleaner uses another one. */
final class OfficeXml {

  private static final SAXParserFactory FACTORY = factory();

  private OfficeXml() {}

  static void count(String part, byte[] xml, Findings findings) throws IOException {
    OfficeTraces traces = new OfficeTraces(part, findings);
    parse(xml, traces);
    traces.end();
    String text = new String(xml, StandardCharsets.ISO_8859_1);
    if (text.contains("<!--") || text.indexOf("<?", 2) > 0) {
      findings.count(TraceGroup.OTHER, "XML comment");
    }
  }

  /** Searches decoded text and attributes; raw bytes would miss what is written as a reference. */
  static void search(byte[] xml, Search hits) throws IOException {
    parse(xml, new OfficeSearch(hits));
  }

  private static void parse(byte[] xml, DefaultHandler handler) throws IOException {
    try {
      SAXParser parser = FACTORY.newSAXParser();
      parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      parser.parse(new InputSource(new ByteArrayInputStream(xml)), handler);
    } catch (SAXException e) {
      throw Uncleanable.damaged();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK has no XML parser", e);
    }
  }

  private static SAXParserFactory factory() {
    SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
    try {
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("the JDK's XML parser lacks a safety feature", e);
    }
    return factory;
  }
}

package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.ecluse.core.TraceGroup;
import org.ecluse.sanitize.io.Uncleanable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;
import org.xml.sax.helpers.DefaultHandler;

/** Reads XML parts with the JDK's SAX parser: the cleaner uses another one. */
final class OfficeXml {

  private static final String LEXICAL = "http://xml.org/sax/properties/lexical-handler";
  private static final SAXParserFactory FACTORY = factory();

  private OfficeXml() {}

  static void count(String part, InputStream xml, Findings findings) throws IOException {
    OfficeTraces traces = new OfficeTraces(part, findings);
    try {
      SAXParser parser = parser();
      parser.setProperty(LEXICAL, new Comments(findings));
      parser.parse(new InputSource(xml), traces);
    } catch (SAXException e) {
      throw Uncleanable.damaged();
    }
    traces.end();
  }

  /** What stands in XML and is no part of the document. */
  private static final class Comments extends DefaultHandler2 {

    private final Findings findings;

    Comments(Findings findings) {
      this.findings = findings;
    }

    @Override
    public void comment(char[] characters, int start, int length) {
      findings.count(TraceGroup.OTHER, "XML comment");
    }
  }

  static void parse(InputStream xml, DefaultHandler handler) throws IOException {
    try {
      parser().parse(new InputSource(xml), handler);
    } catch (SAXException e) {
      throw Uncleanable.damaged();
    }
  }

  private static SAXParser parser() throws SAXException {
    try {
      SAXParser parser = FACTORY.newSAXParser();
      parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      return parser;
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

package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.ecluse.sanitize.io.Uncleanable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.ext.LexicalHandler;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The JDK's XML parser for formats whose writers declare a document type: the declaration is passed
 * over, nothing it names is read, and entities stay within the JDK's own limits.
 */
final class Sax {

  private static final SAXParserFactory FACTORY = factory();

  private Sax() {}

  static void parse(InputStream xml, DefaultHandler handler) throws IOException {
    try {
      SAXParser parser = FACTORY.newSAXParser();
      parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      if (handler instanceof LexicalHandler) {
        parser.setProperty("http://xml.org/sax/properties/lexical-handler", handler);
      }
      parser.parse(new InputSource(xml), handler);
    } catch (UncheckedIOException e) {
      // From a handler, which may throw nothing else.
      throw e.getCause();
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
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("the JDK's XML parser lacks a safety feature", e);
    }
    return factory;
  }
}

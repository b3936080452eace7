package org.ecluse.sanitize.io;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.InputStream;
import java.io.OutputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.stream.util.StreamReaderDelegate;

/**
 * XML pull parsing without document types, entities or anything fetched, and with bounds. A
 * document type declaration is an error: office formats forbid them (ECMA-376-2 §6.2.5).
 */
public final class Xml {

  private static final XMLInputFactory READERS = readers();
  private static final XMLOutputFactory WRITERS = new WstxOutputFactory();

  private Xml() {}

  public static XMLStreamReader reader(InputStream in) throws XMLStreamException {
    return new WithoutDocumentType(READERS.createXMLStreamReader(in));
  }

  /**
   * For formats whose old writers declared a document type: the declaration is passed over unread,
   * nothing it names is fetched, and a reference to an entity of its own is an error.
   */
  public static XMLStreamReader withDocumentType(InputStream in) throws XMLStreamException {
    return new WithoutEntities(READERS.createXMLStreamReader(in));
  }

  private static final class WithoutEntities extends StreamReaderDelegate {

    WithoutEntities(XMLStreamReader in) {
      super(in);
    }

    @Override
    public int next() throws XMLStreamException {
      int event = super.next();
      if (event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw new XMLStreamException("entity");
      }
      return event;
    }
  }

  private static final class WithoutDocumentType extends StreamReaderDelegate {

    WithoutDocumentType(XMLStreamReader in) {
      super(in);
    }

    @Override
    public int next() throws XMLStreamException {
      int event = super.next();
      if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw new XMLStreamException("document type declaration");
      }
      return event;
    }
  }

  public static XMLStreamWriter writer(OutputStream out) throws XMLStreamException {
    return WRITERS.createXMLStreamWriter(out, "UTF-8");
  }

  private static XMLInputFactory readers() {
    WstxInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    // Or text that is broken is found out when it is asked for, as an error that nobody declares.
    factory.getConfig().doParseLazily(false);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, Bounds.XML_DEPTH);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, Bounds.XML_ATTRIBUTES);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, Bounds.XML_TEXT);
    factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, Bounds.XML_TEXT);
    factory.setProperty(WstxInputProperties.P_MAX_ENTITY_COUNT, 1);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing is fetched");
        });
    return factory;
  }
}

package org.ecluse.sanitize.clean;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * What is written of one XML part, with the means to take back what turns out to be nothing: a
 * frame whose chart is gone, a list without entries. Nothing is held while no mark is open.
 */
final class Tape {

  /**
   * One attribute.
   *
   * @param reference whether its value is the identifier of a relation
   */
  record Attribute(
      String prefix, String namespace, String local, String value, boolean reference) {}

  record Binding(String prefix, String namespace) {}

  private sealed interface Event {}

  private record Start(
      String prefix,
      String local,
      String namespace,
      List<Binding> bindings,
      List<Attribute> attributes)
      implements Event {}

  private record Text(String text) implements Event {}

  private record End() implements Event {}

  /** Some events that were taken off the tape and can be put back. */
  static final class Piece {
    private final List<Event> events;

    private Piece(List<Event> events) {
      this.events = events;
    }
  }

  private static final End END = new End();
  private final XMLStreamWriter out;
  private final List<Event> held = new ArrayList<>();
  private final Set<String> references = new HashSet<>();
  private int marks;

  Tape(XMLStreamWriter out) {
    this.out = out;
  }

  void start(
      String prefix,
      String local,
      String namespace,
      List<Binding> bindings,
      List<Attribute> attributes)
      throws XMLStreamException {
    put(new Start(prefix, local, namespace, bindings, attributes));
  }

  void text(String text) throws XMLStreamException {
    put(new Text(text));
  }

  void end() throws XMLStreamException {
    put(END);
  }

  /** From here on all can be taken back, until the mark is released. */
  int mark() {
    marks++;
    return held.size();
  }

  void release() throws XMLStreamException {
    if (--marks == 0) {
      for (Event event : held) {
        write(event);
      }
      held.clear();
    }
  }

  /** Takes back what was written since the mark, which stays open. */
  Piece cut(int mark) {
    List<Event> tail = held.subList(mark, held.size());
    Piece piece = new Piece(new ArrayList<>(tail));
    tail.clear();
    return piece;
  }

  void paste(Piece piece) throws XMLStreamException {
    for (Event event : piece.events) {
      put(event);
    }
  }

  /** Identifiers of relations that were really written. */
  Set<String> references() {
    return references;
  }

  private void put(Event event) throws XMLStreamException {
    if (marks > 0) {
      held.add(event);
    } else {
      write(event);
    }
  }

  private void write(Event event) throws XMLStreamException {
    switch (event) {
      case Start start -> write(start);
      case Text text -> out.writeCharacters(text.text());
      case End end -> out.writeEndElement();
    }
  }

  private void write(Start start) throws XMLStreamException {
    out.writeStartElement(start.prefix(), start.local(), start.namespace());
    for (Binding binding : start.bindings()) {
      if (binding.prefix().isEmpty()) {
        out.writeDefaultNamespace(binding.namespace());
      } else {
        out.writeNamespace(binding.prefix(), binding.namespace());
      }
    }
    for (Attribute attribute : start.attributes()) {
      if (attribute.namespace().isEmpty()) {
        out.writeAttribute(attribute.local(), attribute.value());
      } else {
        out.writeAttribute(
            attribute.prefix(), attribute.namespace(), attribute.local(), attribute.value());
      }
      if (attribute.reference()) {
        references.add(attribute.value());
      }
    }
  }
}

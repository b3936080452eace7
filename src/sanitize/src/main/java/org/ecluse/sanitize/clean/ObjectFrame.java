package org.ecluse.sanitize.clean;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Remembers where on a slide the frame stands that is being read, and writes a picture with its
 * place and number (ECMA-376-1 §19.3.1.37).
 */
final class ObjectFrame {

  private static final String SHOW = "http://schemas.openxmlformats.org/presentationml/2006/main";
  private static final String DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private String id = "0";
  private String x = "0";
  private String y = "0";
  private String width = "0";
  private String height = "0";

  void see(PartRules.Element element) {
    String parent = element.parent();
    if (element.local().equals("cNvPr") && parent.equals("nvGraphicFramePr")) {
      id = value(element, "id");
    } else if (element.local().equals("off") && parent.equals("xfrm")) {
      x = value(element, "x");
      y = value(element, "y");
    } else if (element.local().equals("ext") && parent.equals("xfrm")) {
      width = value(element, "cx");
      height = value(element, "cy");
    }
  }

  private static String value(PartRules.Element element, String name) {
    @Nullable String value = element.value(name);
    return value == null ? "0" : value;
  }

  void write(String image, Tape tape) throws XMLStreamException {
    tape.start(
        "p",
        "pic",
        SHOW,
        List.of(
            new Tape.Binding("p", SHOW),
            new Tape.Binding("a", DRAWING),
            new Tape.Binding("r", RELATIONS)),
        List.of());
    show(tape, "nvPicPr");
    leaf(tape, "p", "cNvPr", plain("id", id), plain("name", "Object"));
    leaf(tape, "p", "cNvPicPr");
    leaf(tape, "p", "nvPr");
    tape.end();
    show(tape, "blipFill");
    leaf(tape, "a", "blip", new Tape.Attribute("r", RELATIONS, "embed", image, true));
    drawing(tape, "stretch");
    leaf(tape, "a", "fillRect");
    tape.end();
    tape.end();
    show(tape, "spPr");
    drawing(tape, "xfrm");
    leaf(tape, "a", "off", plain("x", x), plain("y", y));
    leaf(tape, "a", "ext", plain("cx", width), plain("cy", height));
    tape.end();
    tape.start("a", "prstGeom", DRAWING, List.of(), List.of(plain("prst", "rect")));
    leaf(tape, "a", "avLst");
    tape.end();
    tape.end();
    tape.end();
  }

  private static void show(Tape tape, String local) throws XMLStreamException {
    tape.start("p", local, SHOW, List.of(), List.of());
  }

  private static void drawing(Tape tape, String local) throws XMLStreamException {
    tape.start("a", local, DRAWING, List.of(), List.of());
  }

  private static void leaf(Tape tape, String prefix, String local, Tape.Attribute... attributes)
      throws XMLStreamException {
    String namespace = prefix.equals("p") ? SHOW : DRAWING;
    tape.start(prefix, local, namespace, List.of(), List.of(attributes));
    tape.end();
  }

  private static Tape.Attribute plain(String local, String value) {
    return new Tape.Attribute("", "", local, value, false);
  }
}

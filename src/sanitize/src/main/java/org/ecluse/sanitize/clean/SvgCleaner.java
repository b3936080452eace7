package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.Reason;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.MemorySink;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;
import org.ecluse.sanitize.io.Xml;
import org.jspecify.annotations.Nullable;

/**
 * SVG: a new document of the elements and attributes that draw. Text stays text. Metadata, titles,
 * scripts, remarks, editors' own data, identifiers that nothing refers to and references to the
 * outside go; pictures inside are cleaned as what they are. A link to the web stays.
 */
public final class SvgCleaner implements Cleaner {

  private static final Pattern REFERENCE = Pattern.compile("#([^)\"'\\s;{,]+)");
  private static final Pattern EVENT =
      Pattern.compile("([A-Za-z_][\\w-]*)\\.(begin|end|click|repeat)");
  private static final Pattern DATA = Pattern.compile("data:[^,]*;base64,(.*)", Pattern.DOTALL);

  private final Inner inner;

  public SvgCleaner(Inner inner) {
    this.inner = inner;
  }

  @Override
  public MediaKind kind() {
    return MediaKind.SVG;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    if (source.size() > Bounds.PART_IN_MEMORY) {
      throw Uncleanable.tooLarge();
    }
    try {
      Set<String> referred = referred(source);
      XMLStreamWriter out = Xml.writer(sink);
      new Pass(Xml.withDocumentType(source.stream()), out, referred, notes).run();
      out.close();
    } catch (XMLStreamException e) {
      throw Uncleanable.damaged();
    }
  }

  /** Names that something in the drawing refers to. */
  private static Set<String> referred(Content source) throws XMLStreamException {
    Set<String> names = new HashSet<>();
    XMLStreamReader in = Xml.withDocumentType(source.stream());
    while (in.hasNext()) {
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        for (int i = 0; i < in.getAttributeCount(); i++) {
          collect(REFERENCE, in.getAttributeValue(i), names);
          collect(EVENT, in.getAttributeValue(i), names);
        }
      } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        collect(REFERENCE, in.getText(), names);
      }
    }
    return names;
  }

  private static void collect(Pattern pattern, String text, Set<String> names) {
    if (text.length() > Bounds.BLOCK && text.startsWith("data:")) {
      return;
    }
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
  }

  /** The way through one drawing. */
  private final class Pass {

    private final XMLStreamReader in;
    private final XMLStreamWriter out;
    private final Set<String> referred;
    private final Notes notes;

    Pass(XMLStreamReader in, XMLStreamWriter out, Set<String> referred, Notes notes) {
      this.in = in;
      this.out = out;
      this.referred = referred;
      this.notes = notes;
    }

    void run() throws XMLStreamException, IOException {
      out.writeStartDocument("UTF-8", "1.0");
      boolean seen = false;
      while (in.hasNext()) {
        if (in.next() == XMLStreamConstants.START_ELEMENT) {
          if (seen || !in.getLocalName().equals("svg") || !keeps()) {
            throw Uncleanable.damaged();
          }
          seen = true;
          element(true);
        }
      }
      if (!seen) {
        throw Uncleanable.damaged();
      }
      out.writeEndDocument();
    }

    /** Copies the element at the reader with what is in it; the parser bounds the depth. */
    private void element(boolean root) throws XMLStreamException, IOException {
      String name = in.getLocalName();
      out.writeStartElement(name);
      if (root) {
        out.writeDefaultNamespace(SvgNames.SVG);
        out.writeNamespace("xlink", SvgNames.XLINK);
      }
      attributes(name);
      boolean style = name.equals("style");
      StringBuilder css = new StringBuilder();
      while (true) {
        int event = in.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          if (keeps()) {
            element(false);
          } else {
            skip();
          }
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          break;
        } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
          if (style) {
            css.append(in.getText());
          } else if (SvgNames.isText(name) || in.getText().isBlank()) {
            out.writeCharacters(in.getText());
          }
        }
      }
      if (style) {
        out.writeCharacters(SvgCss.bare(css.toString()));
      }
      out.writeEndElement();
    }

    private boolean keeps() {
      String space = in.getNamespaceURI();
      boolean svg = space == null || space.isEmpty() || space.equals(SvgNames.SVG);
      return svg && SvgNames.isElement(in.getLocalName());
    }

    private void skip() throws XMLStreamException {
      for (int depth = 1; depth > 0; ) {
        int event = in.next();
        depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
        depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
      }
    }

    private void attributes(String element) throws XMLStreamException, IOException {
      for (int i = 0; i < in.getAttributeCount(); i++) {
        String space = in.getAttributeNamespace(i) == null ? "" : in.getAttributeNamespace(i);
        String name = in.getAttributeLocalName(i);
        String value = in.getAttributeValue(i);
        if (name.equals("href") && (space.isEmpty() || space.equals(SvgNames.XLINK))) {
          String link = link(element, value);
          if (link != null) {
            out.writeAttribute(SvgNames.XLINK, "href", link);
          }
        } else if (space.equals("http://www.w3.org/XML/1998/namespace")) {
          if (name.equals("space")) {
            out.writeAttribute("xml", space, name, value.equals("preserve") ? value : "default");
          }
        } else if (space.isEmpty() && name.equals("id")) {
          if (referred.contains(value)) {
            out.writeAttribute(name, value);
          }
        } else if (space.isEmpty() && SvgNames.isAttribute(name)) {
          boolean css = name.equals("style") || value.toLowerCase(Locale.ROOT).contains("url(");
          out.writeAttribute(name, css ? SvgCss.bare(value) : value);
        }
      }
    }

    /** References within the drawing, links of people's to the web, and pictures inside. */
    private @Nullable String link(String element, String value) throws IOException {
      String link = value.strip();
      if (link.startsWith("#")) {
        return link;
      }
      String lower = link.toLowerCase(Locale.ROOT);
      if (element.equals("a")) {
        boolean web =
            lower.startsWith("http://")
                || lower.startsWith("https://")
                || lower.startsWith("mailto:");
        return web ? link : null;
      }
      Matcher data = DATA.matcher(link);
      boolean picture = element.equals("image") || element.equals("feImage");
      return picture && data.matches() ? picture(data.group(1)) : null;
    }

    private @Nullable String picture(String base64) throws IOException {
      try {
        byte[] bytes = Base64.getMimeDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
        MemorySink sink = new MemorySink(4L * bytes.length + Bounds.BLOCK);
        MediaKind kind = inner.clean(Content.of(bytes), sink, notes);
        return "data:"
            + kind.mediaType()
            + ";base64,"
            + Base64.getEncoder().encodeToString(sink.bytes());
      } catch (IllegalArgumentException e) {
        return null;
      } catch (Uncleanable e) {
        if (e.reason() == Reason.TOO_LARGE) {
          throw e;
        }
        return null;
      }
    }
  }
}

package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.sanitize.io.Bounds;
import org.ecluse.sanitize.io.Charsets;
import org.ecluse.sanitize.io.Sink;
import org.ecluse.sanitize.io.Uncleanable;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.nodes.XmlDeclaration;
import org.jsoup.parser.Parser;

/**
 * Web pages. Text, layout and pictures that are in the page stay; the description, comments,
 * programs, hidden fields, and everything a browser would fetch go: a picture on a server tells its
 * owner when and where a page is read. Addresses stay, without what names who follows them.
 */
public class HtmlCleaner implements Cleaner {

  private static final int LONGEST = 24 << 20;

  private final MediaKind kind;
  private final Inner inner;
  private final Function<String, Optional<String>> places;
  private Invisible invisible = new Invisible(true, true);

  public HtmlCleaner(MediaKind kind, Inner inner) {
    this(kind, inner, address -> Optional.empty());
  }

  /**
   * @param places where things are that belong to the page: parts of a mail, files of a book
   */
  HtmlCleaner(MediaKind kind, Inner inner, Function<String, Optional<String>> places) {
    this.kind = kind;
    this.inner = inner;
    this.places = places;
  }

  @Override
  public MediaKind kind() {
    return kind;
  }

  @Override
  public void clean(Content source, Sink sink, Notes notes) throws IOException {
    if (source.size() > LONGEST) {
      throw Uncleanable.tooLarge();
    }
    boolean xml = kind == MediaKind.XHTML;
    Document page = parse(source, xml);
    boolean rightToLeft = page.wholeText().chars().anyMatch(c -> c >= 0x590 && c <= 0x8ff);
    invisible = new Invisible(true, rightToLeft);
    List<Node> all = new ArrayList<>();
    page.select("noscript").forEach(HtmlCleaner::readAsMarkup);
    page.traverse((node, depth) -> all.add(node));
    for (Node node : all) {
      if (node.hasParent()) {
        node(node, notes);
      }
    }
    if (!xml) {
      page.head().prependElement("meta").attr("charset", "utf-8");
    }
    page.outputSettings()
        .prettyPrint(false)
        .charset(StandardCharsets.UTF_8)
        .syntax(xml ? Document.OutputSettings.Syntax.xml : Document.OutputSettings.Syntax.html)
        .escapeMode(xml ? Entities.EscapeMode.xhtml : Entities.EscapeMode.base);
    String start = xml ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" : "<!DOCTYPE html>\n";
    sink.write((start + page.outerHtml().stripLeading()).getBytes(StandardCharsets.UTF_8));
  }

  /** A seam for a test that breaks this cleaner on purpose. */
  boolean keepsComments() {
    return false;
  }

  private static Document parse(Content source, boolean xml) throws IOException {
    Charsets charsets = Charsets.of(source);
    try (InputStream in = source.stream()) {
      in.skipNBytes(charsets.mark());
      String charset = charsets.known() ? charsets.charset().name() : null;
      Parser parser = xml ? Parser.xmlParser() : Parser.htmlParser();
      return Jsoup.parse(in, charset, "", parser);
    }
  }

  private void node(Node node, Notes notes) throws IOException {
    switch (node) {
      case Comment comment when !keepsComments() -> comment.remove();
      case XmlDeclaration declaration -> declaration.remove();
      case DocumentType type -> type.remove();
      case DataNode data when isStyle(data) ->
          data.setWholeData(HtmlRules.style(data.getWholeData()));
      case TextNode text -> text.text(bare(text.getWholeText()));
      case Element element -> element(element, notes);
      default -> {}
    }
  }

  private static boolean isStyle(DataNode data) {
    Element parent = data.parent();
    return parent != null && parent.nameIs("style");
  }

  /** What a reader without scripts sees; in a head it is kept as characters. */
  private static void readAsMarkup(Element noscript) {
    if (noscript.closest("head") != null) {
      noscript.remove();
    }
  }

  private String bare(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      out.append(invisible.within(text.substring(start, end))).append('\n');
      start = end + 1;
    }
    return out.append(invisible.within(text.substring(start))).toString();
  }

  private void element(Element element, Notes notes) throws IOException {
    String name = element.normalName();
    boolean hidden = name.equals("input") && element.attr("type").equalsIgnoreCase("hidden");
    boolean style =
        name.equals("link")
            && element.attr("rel").equalsIgnoreCase("stylesheet")
            && places.apply(element.attr("href")).isPresent();
    if ((HtmlRules.DROPPED.contains(name) && !style) || hidden || isLoadedTracker(element)) {
      element.remove();
      return;
    }
    if (name.equals("noscript")) {
      element.unwrap();
      return;
    }
    // Office writes elements of its own around words; prefixes of drawings are plain names here.
    if (name.indexOf(':') >= 0 && !name.startsWith("svg:") && !name.startsWith("m:")) {
      element.unwrap();
      return;
    }
    boolean drawing = name.equals("svg") || name.equals("math") || isWithinDrawing(element);
    for (Attribute attribute : List.copyOf(element.attributes().asList())) {
      attribute(element, attribute, drawing, notes);
    }
  }

  private static boolean isWithinDrawing(Element element) {
    int up = 0;
    for (Element e = element.parent(); e != null && up < Bounds.XML_DEPTH; e = e.parent(), up++) {
      if (e.nameIs("svg") || e.nameIs("math")) {
        return true;
      }
    }
    return false;
  }

  /** A picture of one pixel that would be fetched: it is there to be asked for, not to be seen. */
  private boolean isLoadedTracker(Element element) {
    String source = element.attr("src");
    boolean tiny =
        element.attr("width").matches("[01](px)?") || element.attr("height").matches("[01](px)?");
    return element.nameIs("img")
        && tiny
        && !source.startsWith("data:")
        && places.apply(source).isEmpty();
  }

  private void attribute(Element element, Attribute attribute, boolean drawing, Notes notes)
      throws IOException {
    String name = attribute.getKey();
    String lower = name.toLowerCase(Locale.ROOT);
    String value = attribute.getValue() == null ? "" : attribute.getValue();
    if (lower.equals("href") || lower.equals("xlink:href")) {
      Optional<String> here = places.apply(value);
      if (here.isPresent()) {
        element.attr(name, here.get());
      } else if (value.startsWith("data:")) {
        inline(element, name, value, notes);
      } else if (HtmlRules.isAddress(value) && (!drawing || value.startsWith("#"))) {
        element.attr(name, HtmlRules.bare(value));
      } else {
        element.removeAttr(name);
      }
    } else if (lower.equals("src")) {
      source(element, value, notes);
    } else if (lower.equals("rel") && element.nameIs("link")) {
      return;
    } else if (!HtmlRules.keepsAttribute(name, drawing)) {
      element.removeAttr(name);
    } else if (lower.equals("style")) {
      element.attr(name, HtmlRules.style(value));
    } else if (OdfRules.isPath(value)) {
      element.removeAttr(name);
    }
  }

  private void source(Element element, String value, Notes notes) throws IOException {
    Optional<String> here = places.apply(value);
    if (here.isPresent()) {
      element.attr("src", here.get());
    } else if (value.startsWith("data:")) {
      inline(element, "src", value, notes);
    } else {
      element.removeAttr("src");
    }
  }

  /** A picture written into the address itself (RFC 2397). */
  private void inline(Element element, String name, String address, Notes notes)
      throws IOException {
    int comma = address.indexOf(',');
    if (comma < 0 || !address.substring(0, comma).toLowerCase(Locale.ROOT).endsWith(";base64")) {
      element.removeAttr(name);
      return;
    }
    byte[] bytes;
    try {
      String text = address.substring(comma + 1).replace("%3D", "=").replace("%2B", "+");
      bytes = Base64.getMimeDecoder().decode(text.replace("%2F", "/"));
    } catch (IllegalArgumentException e) {
      element.removeAttr(name);
      return;
    }
    if (bytes.length == 0) {
      element.removeAttr(name);
      return;
    }
    EmbeddedPictures.Clean clean = new EmbeddedPictures(inner).clean(bytes, notes);
    String encoded = Base64.getEncoder().encodeToString(clean.bytes());
    element.attr(name, "data:" + clean.mediaType() + ";base64," + encoded);
  }
}

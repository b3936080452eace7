package org.ecluse.sanitize.inspect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.ecluse.core.Content;
import org.ecluse.core.MediaKind;
import org.ecluse.core.TraceGroup;

/** Looks at a page as it is written. */
public final class HtmlInspector implements Inspector {

  private static final Set<String> FETCHED =
      Set.of(
          "src",
          "srcset",
          "background",
          "poster",
          "data",
          "action",
          "formaction",
          "longdesc",
          "ping",
          "cite",
          "profile",
          "codebase",
          "archive",
          "lowsrc",
          "dynsrc",
          "manifest");

  private final MediaKind kind;
  private final Within within;

  public HtmlInspector(MediaKind kind, Within within) {
    this.kind = kind;
    this.within = within;
  }

  @Override
  public MediaKind kind() {
    return kind;
  }

  @Override
  public void inspect(Content content, Findings findings) throws IOException {
    String page = TextInspector.text(content);
    TextInspector.Look look = new TextInspector.Look(true);
    HtmlTags.Handler handler =
        new HtmlTags.Handler() {
          private boolean title;

          @Override
          public void tag(String name, Map<String, String> attributes) {
            title = name.equals("title");
            HtmlInspector.this.tag(name, attributes, findings);
          }

          @Override
          public void comment(String text) {
            findings.count(TraceGroup.OTHER, "comment");
          }

          @Override
          public void text(String text, boolean program) {
            if (program && (text.contains("@import") || text.contains("url("))) {
              findings.count(TraceGroup.IDENTIFIER, "style that is fetched");
            } else if (!program) {
              if (title && !text.isBlank()) {
                findings.count(TraceGroup.OTHER, "title");
              }
              title = false;
              References.decode(text).chars().forEach(c -> look.at((char) c));
            }
          }
        };
    read(page, handler);
    look.reportCharacters(findings);
  }

  private static void read(String page, HtmlTags.Handler handler) throws IOException {
    try {
      HtmlTags.read(page, handler);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void tag(String name, Map<String, String> attributes, Findings findings) {
    switch (name) {
      case "meta" -> meta(attributes, findings);
      case "script", "noscript", "iframe", "frame", "object", "embed", "applet", "template" ->
          findings.count(TraceGroup.HIDDEN, "element " + name);
      case "link" -> {
        String href = attributes.getOrDefault("href", ":");
        boolean own = attributes.getOrDefault("rel", "").equals("stylesheet");
        if (kind != MediaKind.XHTML || !own || !isWithin("src", href)) {
          findings.count(TraceGroup.IDENTIFIER, "element link");
        }
      }
      case "base" -> findings.count(TraceGroup.IDENTIFIER, "element " + name);
      case "xml", "metadata", "rdf:rdf" ->
          findings.count(TraceGroup.OTHER, "element " + name.replace(':', '.'));
      case "input" -> {
        if (attributes.getOrDefault("type", "").equalsIgnoreCase("hidden")) {
          findings.count(TraceGroup.IDENTIFIER, "hidden field");
        }
      }
      default -> {
        if (name.indexOf(':') > 0) {
          findings.count(TraceGroup.OTHER, "element of a program");
        }
      }
    }
    attributes.forEach((key, value) -> attribute(key, value, findings));
  }

  private static void meta(Map<String, String> attributes, Findings findings) {
    String what = attributes.getOrDefault("name", attributes.getOrDefault("property", ""));
    if (attributes.containsKey("charset") && attributes.size() == 1) {
      return;
    }
    TraceGroup group = Vocabulary.groupOr(what, TraceGroup.OTHER);
    findings.count(group, group == TraceGroup.OTHER ? "meta" : "meta " + group.word());
    findings.value(group, attributes.getOrDefault("content", ""));
  }

  private void attribute(String key, String value, Findings findings) {
    if (key.startsWith("on")) {
      findings.count(TraceGroup.HIDDEN, "program in an attribute");
    } else if (key.startsWith("data-")) {
      findings.count(TraceGroup.IDENTIFIER, "attribute data");
    } else if (value.regionMatches(true, 0, "data:", 0, 5)) {
      inline(value, findings);
    } else if (FETCHED.contains(key) && !value.isBlank() && !isWithin(key, value)) {
      findings.count(TraceGroup.IDENTIFIER, "address that is fetched");
    } else if (Paths.isLocal(value)) {
      findings.count(TraceGroup.IDENTIFIER, "path of a file");
    } else if (key.equals("style") && value.contains("url(")) {
      findings.count(TraceGroup.IDENTIFIER, "style that is fetched");
    }
  }

  /** A part of the mail or of the book that the page belongs to. */
  private static boolean isWithin(String key, String value) {
    return key.equals("src")
        && (value.startsWith("cid:") || (value.indexOf(':') < 0 && !value.startsWith("/")));
  }

  private void inline(String address, Findings findings) {
    byte[] bytes = decode(address);
    if (bytes.length == 0) {
      findings.count(TraceGroup.OTHER, "address that holds data");
      return;
    }
    try {
      Embedded.count(bytes, within, findings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] decode(String address) {
    int comma = address.indexOf(',');
    boolean base64 = comma > 0 && address.substring(0, comma).endsWith(";base64");
    try {
      return base64
          ? Base64.getMimeDecoder().decode(address.substring(comma + 1).replace("%3D", "="))
          : new byte[0];
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  @Override
  public void search(Content content, Search hits) throws IOException {
    if (!hits.isNeeded()) {
      return;
    }
    HtmlTags.Handler handler =
        new HtmlTags.Handler() {
          @Override
          public void tag(String name, Map<String, String> attributes) {
            attributes.forEach((key, value) -> searched(key, value, hits));
          }

          @Override
          public void comment(String text) {
            hits.whole(text.getBytes(StandardCharsets.UTF_8), Search.Place.HIDDEN);
          }

          @Override
          public void text(String text, boolean program) {
            byte[] bytes = References.decode(text).getBytes(StandardCharsets.UTF_8);
            hits.whole(bytes, program ? Search.Place.HIDDEN : Search.Place.TEXT);
          }
        };
    read(TextInspector.text(content), handler);
  }

  private void searched(String key, String value, Search hits) {
    boolean seen = Set.of("href", "alt", "title", "value", "src", "placeholder").contains(key);
    byte[] bytes = References.decode(value).getBytes(StandardCharsets.UTF_8);
    byte[] inline = value.startsWith("data:") ? decode(value) : new byte[0];
    try {
      if (inline.length > 0) {
        within.search(Content.of(inline), hits);
      } else if (bytes.length >= 5) {
        hits.whole(bytes, seen ? Search.Place.TEXT : Search.Place.HIDDEN);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

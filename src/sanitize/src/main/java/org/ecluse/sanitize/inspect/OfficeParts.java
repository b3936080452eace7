package org.ecluse.sanitize.inspect;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.ecluse.core.TraceGroup;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * What each part of an office package is, as {@code [Content_Types].xml} says (ECMA-376-2 §7.2).
 * Types that a bare document needs are listed; a part of any other type is a trace.
 */
final class OfficeParts extends DefaultHandler {

  private static final Pattern BARE =
      Pattern.compile(
          "application/vnd\\.openxmlformats-officedocument\\."
              + "(wordprocessingml\\.(document\\.main|template\\.main|styles|settings|numbering"
              + "|fonttable|footnotes|endnotes|header|footer)"
              + "|spreadsheetml\\.(sheet\\.main|template\\.main|worksheet|chartsheet|styles"
              + "|sharedstrings|table)"
              + "|presentationml\\.(presentation\\.main|template\\.main|slideshow\\.main|slide"
              + "|slidelayout|slidemaster|notesslide|notesmaster|handoutmaster|tablestyles)"
              + "|theme|themeoverride|drawing"
              + "|drawingml\\.(chart|chartshapes|diagramdata|diagramlayout|diagramstyle"
              + "|diagramcolors))\\+xml"
              + "|application/vnd\\.openxmlformats-officedocument\\.vmldrawing"
              + "|application/vnd\\.openxmlformats-package\\.relationships\\+xml"
              + "|application/vnd\\.ms-(word|excel|powerpoint)\\.[a-z]+\\.macroenabled(template)?"
              + "\\.main\\+xml"
              + "|application/vnd\\.ms-office\\.(chartex|drawingml\\.diagramdrawing)\\+xml"
              + "|application/vnd\\.openxmlformats-officedocument\\.[a-z]+ml\\."
              + "(document|sheet|presentation|template|slideshow)"
              + "|image/[a-z-]+");

  /** Words in the type or the name of other parts. */
  private static final Map<String, TraceGroup> OTHERS = new LinkedHashMap<>();

  static {
    OTHERS.put("thumbnail", TraceGroup.THUMBNAIL);
    OTHERS.put("commentauthors", TraceGroup.PERSON);
    OTHERS.put("comment", TraceGroup.HIDDEN);
    OTHERS.put("people", TraceGroup.PERSON);
    OTHERS.put("person", TraceGroup.PERSON);
    OTHERS.put("usernames", TraceGroup.PERSON);
    OTHERS.put("authors", TraceGroup.PERSON);
    OTHERS.put("signature", TraceGroup.PERSON);
    OTHERS.put("revision", TraceGroup.HISTORY);
    OTHERS.put("changes", TraceGroup.HISTORY);
    OTHERS.put("vba", TraceGroup.HIDDEN);
    OTHERS.put("macrosheet", TraceGroup.HIDDEN);
    OTHERS.put("activex", TraceGroup.HIDDEN);
    OTHERS.put("ctrlprop", TraceGroup.HIDDEN);
    OTHERS.put("control", TraceGroup.HIDDEN);
    OTHERS.put("oleobject", TraceGroup.HIDDEN);
    OTHERS.put("embeddings/", TraceGroup.HIDDEN);
    OTHERS.put("pivot", TraceGroup.HIDDEN);
    OTHERS.put("glossary", TraceGroup.HIDDEN);
    OTHERS.put("ink", TraceGroup.HIDDEN);
    OTHERS.put("media/", TraceGroup.HIDDEN);
    OTHERS.put("printersettings", TraceGroup.DEVICE);
    OTHERS.put("externallink", TraceGroup.IDENTIFIER);
    OTHERS.put("connections", TraceGroup.IDENTIFIER);
    OTHERS.put("querytable", TraceGroup.IDENTIFIER);
    OTHERS.put("xmlmaps", TraceGroup.IDENTIFIER);
    OTHERS.put("fonts/", TraceGroup.IDENTIFIER);
    OTHERS.put("customproperty", TraceGroup.OTHER);
    OTHERS.put("customxml", TraceGroup.HIDDEN);
    OTHERS.put("docprops/", TraceGroup.OTHER);
    OTHERS.put("webextension", TraceGroup.HIDDEN);
    OTHERS.put("tags", TraceGroup.OTHER);
  }

  private static final Set<String> STRUCTURE = Set.of("[content_types].xml");

  private final Map<String, String> defaults = new TreeMap<>();
  private final Map<String, String> overrides = new TreeMap<>();

  @Override
  public void startElement(String uri, String local, String qualified, Attributes attributes) {
    String type = attributes.getValue("ContentType");
    String part = attributes.getValue("PartName");
    String extension = attributes.getValue("Extension");
    if (type != null && part != null) {
      overrides.put(lower(part.startsWith("/") ? part.substring(1) : part), lower(type));
    } else if (type != null && extension != null) {
      defaults.put(lower(extension), lower(type));
    }
  }

  /** Counts a part that a bare document would not have. */
  void count(String part, Findings findings) {
    String name = lower(part);
    String extension = name.substring(name.lastIndexOf('.') + 1);
    String type = overrides.getOrDefault(name, defaults.getOrDefault(extension, ""));
    boolean picture = type.startsWith("image/") && !name.contains("/media/");
    if (STRUCTURE.contains(name) || (BARE.matcher(type).matches() && !picture)) {
      return;
    }
    String all = type + " " + name;
    for (Map.Entry<String, TraceGroup> other : OTHERS.entrySet()) {
      if (all.contains(other.getKey())) {
        findings.count(other.getValue(), "part " + other.getKey().replace("/", ""));
        return;
      }
    }
    findings.count(
        TraceGroup.OTHER, type.isEmpty() ? "part without a type" : "part of another kind");
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}

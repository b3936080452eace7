package org.ecluse.sanitize.clean;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names that mean the same in all office documents (ECMA-376-1 and -3, Microsoft's extensions). */
final class OfficeNames {

  static final String COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006";

  private static final Set<String> RELATIONS =
      Set.of(
          "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
          "http://purl.oclc.org/ooxml/officeDocument/relationships");

  /** Namespaces that may be used; the rest of the world is dropped. */
  private static final Set<String> KNOWN =
      Set.of(
          COMPATIBILITY,
          "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
          "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
          "http://schemas.openxmlformats.org/presentationml/2006/main",
          "http://schemas.openxmlformats.org/drawingml/2006/main",
          "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
          "http://schemas.openxmlformats.org/officeDocument/2006/math",
          "http://schemas.openxmlformats.org/officeDocument/2006/sharedTypes",
          "http://schemas.microsoft.com/office/word/2010/wordml",
          "http://schemas.microsoft.com/office/word/2012/wordml",
          "http://schemas.microsoft.com/office/word/2015/wordml/symex",
          "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
          "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
          "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
          "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
          "http://schemas.microsoft.com/office/drawing/2010/main",
          "http://schemas.microsoft.com/office/drawing/2008/diagram",
          "http://schemas.microsoft.com/office/drawing/2014/chartex",
          "http://schemas.microsoft.com/office/drawing/2015/9/8/chartex",
          "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main",
          "http://schemas.microsoft.com/office/excel/2006/main",
          "urn:schemas-microsoft-com:vml",
          "urn:schemas-microsoft-com:office:office",
          "urn:schemas-microsoft-com:office:word",
          "urn:schemas-microsoft-com:office:excel",
          "urn:schemas-microsoft-com:office:powerpoint",
          "http://www.w3.org/XML/1998/namespace");

  /** The beginnings of namespaces that a standard alone may fill. */
  private static final List<String> STANDARD =
      List.of(
          "http://schemas.openxmlformats.org/wordprocessingml/",
          "http://schemas.openxmlformats.org/spreadsheetml/",
          "http://schemas.openxmlformats.org/presentationml/",
          "http://schemas.openxmlformats.org/drawingml/",
          "http://schemas.openxmlformats.org/schemaLibrary/",
          "http://purl.oclc.org/ooxml/");

  /** Extensions ({@code ext}) that draw something; identifiers and histories live in the others. */
  static final Set<String> EXTENSIONS =
      Set.of(
          "HTTP://SCHEMAS.MICROSOFT.COM/OFFICE/DRAWING/2008/DIAGRAM", // how it was last drawn
          "{78C0D931-6437-407D-A8EE-F0AAD7539E65}", // conditional formats of a sheet
          "{B025F937-C7B1-47D3-B67F-A62EFF666E3E}", // the other half of such a format
          "{CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF}", // lists to choose from
          "{05C60535-1F16-4FD2-B633-F4F36F0B64E0}"); // sparklines

  /** What an element must hold to be one; an empty set stands for anything. */
  private static final Map<String, Set<String>> NEEDS =
      Map.ofEntries(
          Map.entry("extLst", Set.of("ext")),
          Map.entry("ext", Set.of()),
          Map.entry("AlternateContent", Set.of("Choice")),
          Map.entry("Choice", Set.of()),
          Map.entry("graphicData", Set.of()),
          Map.entry("graphic", Set.of("graphicData")),
          Map.entry("graphicFrame", Set.of("graphic")),
          Map.entry("inline", Set.of("graphic")),
          Map.entry("twoCellAnchor", Set.of()),
          Map.entry("oneCellAnchor", Set.of()),
          Map.entry("absoluteAnchor", Set.of()),
          Map.entry("tableParts", Set.of("tablePart")),
          Map.entry("hyperlinks", Set.of("hyperlink")),
          Map.entry("definedNames", Set.of("definedName")),
          Map.entry("scenarios", Set.of("scenario")),
          Map.entry("childTnLst", Set.of()),
          Map.entry("oleObjects", Set.of()),
          Map.entry("custShowLst", Set.of("custShow")),
          Map.entry("custShow", Set.of("sldLst")),
          Map.entry("notesMasterIdLst", Set.of("notesMasterId")),
          Map.entry("handoutMasterIdLst", Set.of("handoutMasterId")),
          Map.entry("bookViews", Set.of("workbookView")));

  /** What is anchored in a sheet; place and size alone are nothing. */
  private static final Set<String> ANCHORED =
      Set.of("sp", "grpSp", "graphicFrame", "cxnSp", "pic", "AlternateContent");

  /** Elements that stay, without their link, when the part they refer to is gone. */
  private static final Set<String> ALONE =
      Set.of("blip", "imagedata", "pageSetup", "fill", "stroke", "background");

  private static final Pattern PATH =
      Pattern.compile(
          "(?i).*(file:|[a-z]:[\\\\/]|\\\\\\\\|/users/|/home/|/tmp/|/var/|\\\\).*"
              + "|.*\\.(jpe?g|png|gif|tiff?|bmp|emf|wmf|svg|heic|webp|docx?|pdf|xlsx?|pptx?|psd)\\b.*",
          Pattern.DOTALL);

  private OfficeNames() {}

  static boolean isKnown(String namespace) {
    return namespace.isEmpty()
        || KNOWN.contains(namespace)
        || STANDARD.stream().anyMatch(namespace::startsWith);
  }

  static boolean isDrawing(String namespace) {
    return namespace.contains("/drawingml/");
  }

  /** Whether an attribute names a relation of the part. */
  static boolean isReference(String namespace, String local) {
    return RELATIONS.contains(namespace)
        || (local.equals("relid") && namespace.equals("urn:schemas-microsoft-com:office:office"));
  }

  static @Nullable Set<String> needs(String parent, String local) {
    if (local.equals("ext") && !parent.equals("extLst")) {
      return null; // a size
    }
    Set<String> needs = NEEDS.get(local);
    return needs != null && local.endsWith("Anchor") ? ANCHORED : needs;
  }

  /** Elements that a word of their text may take away. */
  static boolean isRevocable(String local) {
    return local.equals("f") || local.equals("definedName");
  }

  static boolean staysAlone(String namespace, String local) {
    return ALONE.contains(local)
        || (local.equals("hyperlink") && namespace.contains("wordprocessingml"));
  }

  /** Whether a text names a file or a place on somebody's disk. */
  static boolean isPath(String text) {
    return PATH.matcher(text).matches();
  }

  static boolean isWebAddress(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.startsWith("http://") || lower.startsWith("https://") || lower.startsWith("#");
  }

  /** Whether a link may lead there. */
  static boolean isAddress(String target) {
    String lower = target.toLowerCase(Locale.ROOT);
    return lower.startsWith("http://")
        || lower.startsWith("https://")
        || lower.startsWith("mailto:");
  }
}

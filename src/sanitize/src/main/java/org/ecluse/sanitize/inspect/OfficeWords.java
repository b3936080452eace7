package org.ecluse.sanitize.inspect;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecluse.core.TraceGroup;

/** The words of office formats that are traces, and the namespaces that a bare document needs. */
final class OfficeWords {

  private static final Set<String> BARE =
      Set.of(
          "",
          "http://www.w3.org/XML/1998/namespace",
          "http://schemas.openxmlformats.org/markup-compatibility/2006",
          "urn:schemas-microsoft-com:vml",
          "urn:schemas-microsoft-com:office:office",
          "urn:schemas-microsoft-com:office:word",
          "urn:schemas-microsoft-com:office:excel",
          "urn:schemas-microsoft-com:office:powerpoint");

  private static final Pattern STANDARD =
      Pattern.compile(
          "http://schemas\\.openxmlformats\\.org/(wordprocessingml|spreadsheetml|presentationml"
              + "|drawingml|officeDocument|schemaLibrary)/2006/.*"
              + "|http://purl\\.oclc\\.org/ooxml/.*"
              + "|http://schemas\\.microsoft\\.com/office/word/201[025]/word.*"
              + "|http://schemas\\.microsoft\\.com/office/drawing/(2010/main|2008/diagram|201[45].*/chartex)"
              + "|http://schemas\\.microsoft\\.com/office/(spreadsheetml/2009/9|excel/2006)/main");

  /** Extensions that show something (by their URI). */
  static final Set<String> EXTENSIONS =
      Set.of(
          "http://schemas.microsoft.com/office/drawing/2008/diagram",
          "{05c60535-1f16-4fd2-b633-f4f36f0b64e0}",
          "{78c0d931-6437-407d-a8ee-f0aad7539e65}",
          "{b025f937-c7b1-47d3-b67f-a62eff666e3e}",
          "{cce6a557-97bc-4b89-adb6-d9c93caab3df}");

  /** Elements that are a trace by being there. */
  static final Map<String, TraceGroup> ELEMENTS =
      Map.ofEntries(
          Map.entry("ins", TraceGroup.HISTORY),
          Map.entry("del", TraceGroup.HISTORY),
          Map.entry("moveFrom", TraceGroup.HISTORY),
          Map.entry("moveTo", TraceGroup.HISTORY),
          Map.entry("rPrChange", TraceGroup.HISTORY),
          Map.entry("pPrChange", TraceGroup.HISTORY),
          Map.entry("sectPrChange", TraceGroup.HISTORY),
          Map.entry("tblPrChange", TraceGroup.HISTORY),
          Map.entry("trPrChange", TraceGroup.HISTORY),
          Map.entry("tcPrChange", TraceGroup.HISTORY),
          Map.entry("rsid", TraceGroup.HISTORY),
          Map.entry("rsidRoot", TraceGroup.HISTORY),
          Map.entry("revisionPtr", TraceGroup.HISTORY),
          Map.entry("selection", TraceGroup.HISTORY),
          Map.entry("clrMru", TraceGroup.HISTORY),
          Map.entry("comment", TraceGroup.HIDDEN),
          Map.entry("commentReference", TraceGroup.HIDDEN),
          Map.entry("commentRangeStart", TraceGroup.HIDDEN),
          Map.entry("cm", TraceGroup.HIDDEN),
          Map.entry("threadedComment", TraceGroup.HIDDEN),
          Map.entry("docVar", TraceGroup.HIDDEN),
          Map.entry("OLEObject", TraceGroup.HIDDEN),
          Map.entry("oleObject", TraceGroup.HIDDEN),
          Map.entry("oleObj", TraceGroup.HIDDEN),
          Map.entry("control", TraceGroup.HIDDEN),
          Map.entry("altChunk", TraceGroup.HIDDEN),
          Map.entry("externalData", TraceGroup.HIDDEN),
          Map.entry("pivotCache", TraceGroup.HIDDEN),
          Map.entry("audioFile", TraceGroup.HIDDEN),
          Map.entry("videoFile", TraceGroup.HIDDEN),
          Map.entry("wavAudioFile", TraceGroup.HIDDEN),
          Map.entry("FmlaMacro", TraceGroup.HIDDEN),
          Map.entry("permStart", TraceGroup.PERSON),
          Map.entry("cmAuthor", TraceGroup.PERSON),
          Map.entry("person", TraceGroup.PERSON),
          Map.entry("userInfo", TraceGroup.PERSON),
          Map.entry("fileSharing", TraceGroup.PERSON),
          Map.entry("customWorkbookView", TraceGroup.PERSON),
          Map.entry("customSheetView", TraceGroup.PERSON),
          Map.entry("protectedRange", TraceGroup.PERSON),
          Map.entry("attachedTemplate", TraceGroup.IDENTIFIER),
          Map.entry("mailMerge", TraceGroup.IDENTIFIER),
          Map.entry("nsid", TraceGroup.IDENTIFIER),
          Map.entry("tmpl", TraceGroup.IDENTIFIER),
          Map.entry("docId", TraceGroup.IDENTIFIER),
          Map.entry("creationId", TraceGroup.IDENTIFIER),
          Map.entry("absPath", TraceGroup.IDENTIFIER),
          Map.entry("dataBinding", TraceGroup.IDENTIFIER),
          Map.entry("externalReference", TraceGroup.IDENTIFIER),
          Map.entry("connection", TraceGroup.IDENTIFIER),
          Map.entry("modifyVerifier", TraceGroup.IDENTIFIER),
          Map.entry("webPublishItem", TraceGroup.IDENTIFIER),
          Map.entry("smartTag", TraceGroup.OTHER),
          Map.entry("customPr", TraceGroup.OTHER),
          Map.entry("tag", TraceGroup.OTHER),
          Map.entry("fileVersion", TraceGroup.SOFTWARE));

  /** Attributes in Office's own namespaces, by local name. */
  static final Map<String, TraceGroup> ATTRIBUTES =
      Map.ofEntries(
          Map.entry("author", TraceGroup.PERSON),
          Map.entry("initials", TraceGroup.PERSON),
          Map.entry("userId", TraceGroup.PERSON),
          Map.entry("date", TraceGroup.TIME),
          Map.entry("dateUtc", TraceGroup.TIME),
          Map.entry("paraId", TraceGroup.IDENTIFIER),
          Map.entry("textId", TraceGroup.IDENTIFIER),
          Map.entry("anchorId", TraceGroup.IDENTIFIER),
          Map.entry("editId", TraceGroup.IDENTIFIER),
          Map.entry("durableId", TraceGroup.IDENTIFIER),
          Map.entry("uid", TraceGroup.IDENTIFIER),
          Map.entry("gfxdata", TraceGroup.HIDDEN));

  /** Attributes without a namespace, by {@code element@attribute}. */
  static final Map<String, TraceGroup> PLAIN_ATTRIBUTES =
      Map.ofEntries(
          Map.entry("fileSharing@userName", TraceGroup.PERSON),
          Map.entry("scenario@user", TraceGroup.PERSON),
          Map.entry("cmAuthor@name", TraceGroup.PERSON),
          Map.entry("cmAuthor@initials", TraceGroup.PERSON),
          Map.entry("author@name", TraceGroup.PERSON),
          Map.entry("author@userId", TraceGroup.PERSON),
          Map.entry("person@displayName", TraceGroup.PERSON),
          Map.entry("person@userId", TraceGroup.PERSON),
          Map.entry("userInfo@name", TraceGroup.PERSON),
          Map.entry("protectedRange@securityDescriptor", TraceGroup.PERSON),
          Map.entry("pivotCacheDefinition@refreshedBy", TraceGroup.PERSON),
          Map.entry("pivotCacheDefinition@refreshedDate", TraceGroup.TIME),
          Map.entry("cm@dt", TraceGroup.TIME),
          Map.entry("threadedComment@dT", TraceGroup.TIME),
          Map.entry("userInfo@dateTime", TraceGroup.TIME),
          Map.entry("header@dateTime", TraceGroup.TIME),
          Map.entry("header@userName", TraceGroup.PERSON),
          Map.entry("scenario@comment", TraceGroup.HIDDEN),
          Map.entry("table@comment", TraceGroup.HIDDEN),
          Map.entry("definedName@comment", TraceGroup.HIDDEN),
          Map.entry("calcPr@calcId", TraceGroup.SOFTWARE),
          Map.entry("workbookView@windowWidth", TraceGroup.OTHER),
          Map.entry("sheetPr@codeName", TraceGroup.OTHER),
          Map.entry("workbookPr@codeName", TraceGroup.OTHER),
          Map.entry("presentation@bookmarkIdSeed", TraceGroup.HISTORY),
          Map.entry("absPath@url", TraceGroup.IDENTIFIER));

  /** What is left of a password; the same one in two files ties them together. */
  static final Set<String> DIGESTS =
      Set.of(
          "hashValue",
          "hashData",
          "saltValue",
          "saltData",
          "password",
          "workbookPassword",
          "workbookHashValue",
          "revisionsPassword",
          "reservationPassword",
          "hash",
          "salt");

  private static final List<String> PLACES =
      List.of("file:", ":\\", "\\\\", "/users/", "/home/", "c:/");

  private static final Pattern HOME =
      Pattern.compile("(?i)(?:users|home|documents and settings)[/\\\\]([^/\\\\]{5,40})[/\\\\]");

  private static final Set<String> NOBODY =
      Set.of("public", "default", "shared", "administrator", "all users", "documents", "desktop");

  /** A sheet of another workbook: brackets somewhere between the last operator and a {@code !}. */
  private static final Pattern OTHER_BOOK =
      Pattern.compile(
          "'[^']*\\[[^\\[\\]']+\\][^']*'!|\\[[^\\[\\]]+\\][^\\[\\]\\s,;:()+*/&<>=^'-]*!");

  private static final Pattern RANDOM =
      Pattern.compile("\\{(?!00000000-0000-0000-0000-)[0-9A-Fa-f]{8}-[0-9A-Fa-f-]{27}\\}");

  private OfficeWords() {}

  static boolean isBare(String namespace) {
    return BARE.contains(namespace) || STANDARD.matcher(namespace).matches();
  }

  /** A disk path, without knowing how the cleaner tells one. */
  static boolean isPath(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    boolean web = lower.contains("http://") || lower.contains("https://");
    return !web && PLACES.stream().anyMatch(lower::contains);
  }

  /** Whose folder a path leads through. */
  static Optional<String> owner(String path) {
    Matcher home = HOME.matcher(path.replace("%20", " "));
    return home.find() && !NOBODY.contains(home.group(1).toLowerCase(Locale.ROOT))
        ? Optional.of(home.group(1))
        : Optional.empty();
  }

  static boolean leadsElsewhere(String formula) {
    return isPath(formula) || OTHER_BOOK.matcher(formula).find();
  }

  static boolean isRandom(String value) {
    return RANDOM.matcher(value).matches();
  }
}

package org.ecluse.sanitize.clean;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What stays of a document's XML, as names (ECMA-376-1 §17, and Microsoft's extensions). */
final class WordRules {

  static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  static final String STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main";
  static final String COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006";

  private static final Set<String> RELATIONS =
      Set.of(
          "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
          "http://purl.oclc.org/ooxml/officeDocument/relationships");

  /** Namespaces that may be used; the rest of the world is dropped. */
  private static final List<String> KNOWN =
      List.of(
          "http://schemas.openxmlformats.org/wordprocessingml/",
          "http://schemas.openxmlformats.org/drawingml/",
          "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
          "http://schemas.openxmlformats.org/officeDocument/2006/math",
          "http://schemas.openxmlformats.org/officeDocument/2006/sharedTypes",
          "http://schemas.openxmlformats.org/markup-compatibility/",
          "http://schemas.openxmlformats.org/schemaLibrary/",
          "http://purl.oclc.org/ooxml/",
          "http://schemas.microsoft.com/office/word/20",
          "http://schemas.microsoft.com/office/drawing/20",
          "urn:schemas-microsoft-com:vml",
          "urn:schemas-microsoft-com:office:office",
          "urn:schemas-microsoft-com:office:word",
          "http://www.w3.org/XML/1998/namespace");

  /** Elements dropped with all they hold: changes, comments, identifiers, links to what is gone. */
  static final Set<String> DROPPED =
      Set.of(
          "rPrChange",
          "pPrChange",
          "sectPrChange",
          "tblPrChange",
          "tblGridChange",
          "trPrChange",
          "tcPrChange",
          "tblPrExChange",
          "numberingChange",
          "cellIns",
          "cellDel",
          "cellMerge",
          "commentRangeStart",
          "commentRangeEnd",
          "commentReference",
          "annotationRef",
          "moveFromRangeStart",
          "moveFromRangeEnd",
          "moveToRangeStart",
          "moveToRangeEnd",
          "customXmlInsRangeStart",
          "customXmlInsRangeEnd",
          "customXmlDelRangeStart",
          "customXmlDelRangeEnd",
          "customXmlMoveFromRangeStart",
          "customXmlMoveFromRangeEnd",
          "customXmlMoveToRangeStart",
          "customXmlMoveToRangeEnd",
          "conflictIns",
          "conflictDel",
          "proofErr",
          "permStart",
          "permEnd",
          "smartTagPr",
          "customXmlPr",
          "dataBinding",
          "rsids",
          "rsid",
          "nsid",
          "tmpl",
          "docVars",
          "attachedTemplate",
          "mailMerge",
          "docId",
          "OLEObject",
          "objectEmbed",
          "objectLink",
          "control",
          "altChunk",
          "subDoc",
          "embedRegular",
          "embedBold",
          "embedItalic",
          "embedBoldItalic",
          "tag",
          "placeholder",
          "docPartObj",
          "docPartList",
          "extLst",
          "externalData",
          "printSettings",
          "pivotSource",
          "protection",
          "printerSettings",
          "movie",
          "audioFile",
          "videoFile",
          "quickTimeFile",
          "hlinkMouseOver",
          "contentPart",
          "webVideoPr",
          "lock");

  static final Set<String> DELETED = Set.of("del", "moveFrom", "delText", "delInstrText");

  /** Elements replaced by what they hold. */
  static final Set<String> UNWRAPPED = Set.of("smartTag", "customXml");

  static final Set<String> INSERTED = Set.of("ins", "moveTo");

  /** Children of the settings part that have a say in how pages look (§17.15.1). */
  static final Set<String> SETTINGS =
      Set.of(
          "zoom",
          "mirrorMargins",
          "alignBordersAndEdges",
          "bordersDoNotSurroundHeader",
          "bordersDoNotSurroundFooter",
          "gutterAtTop",
          "defaultTabStop",
          "autoHyphenation",
          "consecutiveHyphenLimit",
          "hyphenationZone",
          "doNotHyphenateCaps",
          "evenAndOddHeaders",
          "bookFoldRevPrinting",
          "bookFoldPrinting",
          "bookFoldPrintingSheets",
          "displayBackgroundShape",
          "characterSpacingControl",
          "noLineBreaksAfter",
          "noLineBreaksBefore",
          "strictFirstAndLastChars",
          "footnotePr",
          "endnotePr",
          "compat",
          "mathPr",
          "themeFontLang",
          "clrSchemeMapping",
          "shapeDefaults",
          "hdrShapeDefaults",
          "decimalSymbol",
          "listSeparator",
          "defaultTableStyle",
          "printTwoOnOne");

  /** Attributes that identify a person, a time, a session or a copy. */
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "author",
          "initials",
          "date",
          "dateUtc",
          "paraId",
          "textId",
          "anchorId",
          "editId",
          "uid",
          "gfxdata",
          "tooltip",
          "docLocation",
          "durableId",
          "src",
          "progId",
          "ProgID",
          "ole",
          "preferRelativeResize",
          "userDrawn",
          "savedByDefault");

  /** Attributes of {@code v:} shapes and pictures that name files. */
  static final Set<String> FILE_NAMES = Set.of("title", "descr", "alt", "href", "althref");

  /** Fields whose shown result is taken from the description of the file or its owner (§17.16). */
  private static final Pattern IDENTITY =
      Pattern.compile(
          "\\s*(AUTHOR|LASTSAVEDBY|USERNAME|USERADDRESS|USERINITIALS|FILENAME|TEMPLATE|SAVEDATE"
              + "|CREATEDATE|PRINTDATE|EDITTIME|REVNUM|FILESIZE|DOCVARIABLE"
              + "|(INFO|DOCPROPERTY)\\s+\"?(Author|LastSavedBy|Company|Manager|CreateDate|SaveDate"
              + "|PrintDate|LastPrinted|CreateTime|LastSavedTime|NameOfApplication|Template"
              + "|FileName|Directory|EditTime|RevNum|RevisionNumber|TotalEditingTime))\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern PATH =
      Pattern.compile(
          "(?i).*(file:|[a-z]:[\\\\/]|\\\\\\\\|/users/|/home/|/tmp/|/var/|\\\\).*"
              + "|.*\\.(jpe?g|png|gif|tiff?|bmp|emf|wmf|svg|heic|webp|docx?|pdf|xlsx?|pptx?|psd)\\b.*",
          Pattern.DOTALL);

  private WordRules() {}

  static boolean isKnown(String namespace) {
    return namespace.isEmpty() || KNOWN.stream().anyMatch(namespace::startsWith);
  }

  static boolean isWord(String namespace) {
    return namespace.equals(WORD) || namespace.equals(STRICT_WORD);
  }

  static boolean isRelations(String namespace) {
    return RELATIONS.contains(namespace);
  }

  static boolean isDroppedAttribute(String local) {
    return ATTRIBUTES.contains(local) || local.startsWith("rsid");
  }

  static boolean isIdentityField(String instruction) {
    return IDENTITY.matcher(instruction).matches();
  }

  /** Whether a text names a file or a place on somebody's disk. */
  static boolean isPath(String text) {
    return PATH.matcher(text).matches();
  }

  static boolean isWebAddress(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.startsWith("http://") || lower.startsWith("https://") || lower.startsWith("#");
  }
}

package org.ecluse.sanitize.clean;

import java.util.Set;
import java.util.regex.Pattern;

/** The words of text documents that are treated in their own way (ECMA-376-1 §17). */
final class WordNames {

  private static final Set<String> WORD =
      Set.of(
          "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
          "http://purl.oclc.org/ooxml/wordprocessingml/main",
          "http://schemas.microsoft.com/office/word/2010/wordml",
          "http://schemas.microsoft.com/office/word/2012/wordml");

  /** What a tracked change was before, and where it begins and ends. */
  static final Set<String> CHANGES =
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
          "conflictDel");

  /** Elements dropped with all they hold: comments, identifiers, links to what is gone. */
  static final Set<String> DROPPED =
      Set.of(
          "commentRangeStart",
          "commentRangeEnd",
          "commentReference",
          "annotationRef",
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
          "printerSettings",
          "lock",
          "control",
          "movie",
          "objectEmbed",
          "objectLink",
          "contentPart",
          "webExtensionLinked",
          "webExtensionCreated",
          "repeatingSectionItem");

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

  /** Fields whose shown result is taken from the description of the file or its owner (§17.16). */
  private static final Pattern IDENTITY =
      Pattern.compile(
          "\\s*(AUTHOR|LASTSAVEDBY|USERNAME|USERADDRESS|USERINITIALS|FILENAME|TEMPLATE|SAVEDATE"
              + "|CREATEDATE|PRINTDATE|EDITTIME|REVNUM|FILESIZE|DOCVARIABLE"
              + "|(INFO|DOCPROPERTY)\\s+\"?(Author|LastSavedBy|Company|Manager|CreateDate|SaveDate"
              + "|PrintDate|LastPrinted|CreateTime|LastSavedTime|NameOfApplication|Template"
              + "|FileName|Directory|EditTime|RevNum|RevisionNumber|TotalEditingTime))\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private WordNames() {}

  static boolean isWord(String namespace) {
    return WORD.contains(namespace);
  }

  static boolean isIdentityField(String instruction) {
    return IDENTITY.matcher(instruction).matches();
  }
}

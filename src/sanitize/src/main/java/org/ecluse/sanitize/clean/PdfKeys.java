package org.ecluse.sanitize.clean;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which keys of a PDF's dictionaries stay (ISO 32000-2; table numbers of that edition). */
final class PdfKeys {

  /** Table 29, without what describes, embeds, scripts or signs. */
  static final Set<String> CATALOG =
      words(
          """
          Type Version Pages PageLabels Names Dests ViewerPreferences PageLayout PageMode
          Outlines OpenAction AcroForm StructTreeRoot MarkInfo Lang OCProperties
          """);

  /** Table 30. */
  static final Set<String> PAGES =
      words(
          """
          Type Parent Kids Count Resources MediaBox CropBox Rotate
          """);

  /** Table 31. */
  static final Set<String> PAGE =
      words(
          """
          Type Parent Resources MediaBox CropBox BleedBox TrimBox ArtBox BoxColorInfo Contents
          Rotate Group Annots Dur Trans StructParents Tabs UserUnit
          """);

  /** Tables 166, 172 and those of the subtypes; names, dates and identifiers of people are out. */
  static final Set<String> ANNOTATION =
      words(
          """
          Type Subtype Rect Contents P F AP AS Border C StructParent OC A Dest H PA QuadPoints
          BS BE RD L LE IC LL LLE LLO CP CO Cap IT Vertices InkList Name CA ca BM DA Q DS CL
          Parent Popup Open Sy MK Kids FT Ff V DV T MaxLen Opt TI I IRT RT Lang
          """);

  /** Subtypes of annotations that can be shown without a player or an attachment. */
  static final Set<String> ANNOTATIONS =
      words(
          """
          Link Widget Text FreeText Line Square Circle Polygon PolyLine Highlight Underline
          Squiggly StrikeOut Caret Stamp Ink Popup Watermark Redact
          """);

  /** Table 224 and 226, without XFA, signatures and what an author wrote for assistants. */
  static final Set<String> FORM =
      words(
          """
          Fields DR DA Q NeedAppearances
          """);

  /** Table 151. */
  static final Set<String> OUTLINE =
      words(
          """
          Type Title First Last Next Prev Parent Count Dest A SE C F
          """);

  /** Tables 87 and 5. */
  static final Set<String> IMAGE =
      words(
          """
          Type Subtype Width Height ColorSpace BitsPerComponent Intent ImageMask Mask Decode
          Interpolate Alternates SMask SMaskInData StructParent OC Matte Filter DecodeParms
          Length
          """);

  /** Tables 93 and 5. */
  static final Set<String> XFORM =
      words(
          """
          Type Subtype FormType BBox Matrix Resources Group StructParents StructParent OC
          Filter DecodeParms Length
          """);

  /** Table 355. */
  static final Set<String> ELEMENT =
      words(
          """
          Type S ID P Pg Ref K A C R Lang Alt E ActualText NS PhoneticAlphabet Phoneme
          """);

  /** Tables 96 and 101, of which only what shows and hides layers. */
  static final Set<String> LAYER =
      words(
          """
          Type Name Intent Usage
          """);

  static final Set<String> USAGE =
      words(
          """
          Export Zoom Print View PageElement
          """);

  /** Never kept, wherever they stand. */
  static final Set<String> NOWHERE =
      words(
          """
          Metadata PieceInfo LastModified Thumb SpiderInfo OPI CreatorInfo AA JavaScript JS
          EmbeddedFiles EF AF XFA Perms DSS Legal Threads Requirements Collection Measure VP
          PtData GCS Author Creator Producer CreationDate ModDate NM RC Subj TU TM ByteRange
          Cert Sound Movie NeedsRendering SeparationInfo OutputIntents DPart DPartRoot FFilter
          FDecodeParms UserProperties ExData Renditions Templates URLS WebCaptureInfo IDS
          Private
          """);

  /** Dictionaries whose keys are names that the producer chose. */
  static final Set<String> MAPS =
      words(
          """
          Font XObject ColorSpace Pattern Shading ExtGState Properties CharProcs RoleMap
          ClassMap Dests N R D Colorants RoleMapNS
          """);

  /** Table 201: actions that only move the view or open an address. */
  static final Set<String> ACTIONS =
      words(
          """
          GoTo URI Named
          """);

  private PdfKeys() {}

  /** The words of a list. */
  static Set<String> words(String list) {
    return Stream.of(list.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
  }
}

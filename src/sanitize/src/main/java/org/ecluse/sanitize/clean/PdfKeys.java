package org.ecluse.sanitize.clean;

import java.util.Set;

/** Which keys of a PDF's dictionaries stay (ISO 32000-2; table numbers of that edition). */
final class PdfKeys {

  /** Table 29, without what describes, embeds, scripts or signs. */
  static final Set<String> CATALOG =
      Set.of(
          "Type",
          "Version",
          "Pages",
          "PageLabels",
          "Names",
          "Dests",
          "ViewerPreferences",
          "PageLayout",
          "PageMode",
          "Outlines",
          "OpenAction",
          "AcroForm",
          "StructTreeRoot",
          "MarkInfo",
          "Lang",
          "OCProperties");

  /** Table 30. */
  static final Set<String> PAGES =
      Set.of("Type", "Parent", "Kids", "Count", "Resources", "MediaBox", "CropBox", "Rotate");

  /** Table 31. */
  static final Set<String> PAGE =
      Set.of(
          "Type",
          "Parent",
          "Resources",
          "MediaBox",
          "CropBox",
          "BleedBox",
          "TrimBox",
          "ArtBox",
          "BoxColorInfo",
          "Contents",
          "Rotate",
          "Group",
          "Annots",
          "Dur",
          "Trans",
          "StructParents",
          "Tabs",
          "UserUnit");

  /** Tables 166, 172 and those of the subtypes; names, dates and identifiers of people are out. */
  static final Set<String> ANNOTATION =
      Set.of(
          "Type",
          "Subtype",
          "Rect",
          "Contents",
          "P",
          "F",
          "AP",
          "AS",
          "Border",
          "C",
          "StructParent",
          "OC",
          "A",
          "Dest",
          "H",
          "PA",
          "QuadPoints",
          "BS",
          "BE",
          "RD",
          "L",
          "LE",
          "IC",
          "LL",
          "LLE",
          "LLO",
          "CP",
          "CO",
          "Cap",
          "IT",
          "Vertices",
          "InkList",
          "Name",
          "CA",
          "ca",
          "BM",
          "DA",
          "Q",
          "DS",
          "CL",
          "Parent",
          "Popup",
          "Open",
          "Sy",
          "MK",
          "Kids",
          "FT",
          "Ff",
          "V",
          "DV",
          "T",
          "MaxLen",
          "Opt",
          "TI",
          "I",
          "IRT",
          "RT",
          "Lang");

  /** Subtypes of annotations that can be shown without a player or an attachment. */
  static final Set<String> ANNOTATIONS =
      Set.of(
          "Link",
          "Widget",
          "Text",
          "FreeText",
          "Line",
          "Square",
          "Circle",
          "Polygon",
          "PolyLine",
          "Highlight",
          "Underline",
          "Squiggly",
          "StrikeOut",
          "Caret",
          "Stamp",
          "Ink",
          "Popup",
          "Watermark",
          "Redact");

  /** Table 224 and 226, without XFA, signatures and what an author wrote for assistants. */
  static final Set<String> FORM = Set.of("Fields", "DR", "DA", "Q", "NeedAppearances");

  /** Table 151. */
  static final Set<String> OUTLINE =
      Set.of(
          "Type", "Title", "First", "Last", "Next", "Prev", "Parent", "Count", "Dest", "A", "SE",
          "C", "F");

  /** Tables 87 and 5. */
  static final Set<String> IMAGE =
      Set.of(
          "Type",
          "Subtype",
          "Width",
          "Height",
          "ColorSpace",
          "BitsPerComponent",
          "Intent",
          "ImageMask",
          "Mask",
          "Decode",
          "Interpolate",
          "Alternates",
          "SMask",
          "SMaskInData",
          "StructParent",
          "OC",
          "Matte",
          "Filter",
          "DecodeParms",
          "Length");

  /** Tables 93 and 5. */
  static final Set<String> XFORM =
      Set.of(
          "Type",
          "Subtype",
          "FormType",
          "BBox",
          "Matrix",
          "Resources",
          "Group",
          "StructParents",
          "StructParent",
          "OC",
          "Filter",
          "DecodeParms",
          "Length");

  /** Table 355. */
  static final Set<String> ELEMENT =
      Set.of(
          "Type",
          "S",
          "ID",
          "P",
          "Pg",
          "Ref",
          "K",
          "A",
          "C",
          "R",
          "Lang",
          "Alt",
          "E",
          "ActualText",
          "NS",
          "PhoneticAlphabet",
          "Phoneme");

  /** Tables 96 and 101, of which only what shows and hides layers. */
  static final Set<String> LAYER = Set.of("Type", "Name", "Intent", "Usage");

  static final Set<String> USAGE = Set.of("Export", "Zoom", "Print", "View", "PageElement");

  /** Never kept, wherever they stand. */
  static final Set<String> NOWHERE =
      Set.of(
          "Metadata",
          "PieceInfo",
          "LastModified",
          "Thumb",
          "SpiderInfo",
          "OPI",
          "CreatorInfo",
          "AA",
          "JavaScript",
          "JS",
          "EmbeddedFiles",
          "EF",
          "AF",
          "XFA",
          "Perms",
          "DSS",
          "Legal",
          "Threads",
          "Requirements",
          "Collection",
          "Measure",
          "VP",
          "PtData",
          "GCS",
          "Author",
          "Creator",
          "Producer",
          "CreationDate",
          "ModDate",
          "NM",
          "RC",
          "Subj",
          "TU",
          "TM",
          "ByteRange",
          "Cert",
          "Sound",
          "Movie",
          "NeedsRendering",
          "SeparationInfo",
          "OutputIntents",
          "DPart",
          "DPartRoot",
          "FFilter",
          "FDecodeParms",
          "UserProperties",
          "ExData",
          "Renditions",
          "Templates",
          "URLS",
          "WebCaptureInfo",
          "IDS",
          "Private");

  /** Dictionaries whose keys are names that the producer chose. */
  static final Set<String> MAPS =
      Set.of(
          "Font",
          "XObject",
          "ColorSpace",
          "Pattern",
          "Shading",
          "ExtGState",
          "Properties",
          "CharProcs",
          "RoleMap",
          "ClassMap",
          "Dests",
          "N",
          "R",
          "D",
          "Colorants",
          "RoleMapNS");

  /** Table 201: actions that only move the view or open an address. */
  static final Set<String> ACTIONS = Set.of("GoTo", "URI", "Named");

  private PdfKeys() {}
}

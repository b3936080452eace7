package org.ecluse.sanitize.clean;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys that have a meaning for showing a page (ISO 32000-2), for dictionaries without a list of
 * their own. Producers put anything under keys of their own making; what is not here is dropped.
 */
final class PdfVocabulary {

  /** Fonts, encodings and character maps: tables 109 to 122. */
  private static final Set<String> FONTS =
      PdfKeys.words(
          """
          Type Subtype BaseFont Name FirstChar LastChar Widths FontDescriptor Encoding ToUnicode
          DescendantFonts CIDSystemInfo DW W DW2 W2 CIDToGIDMap FontBBox FontMatrix CharProcs
          Resources FontName FontFamily FontStretch FontWeight Flags ItalicAngle Ascent Descent
          Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth FontFile FontFile2
          FontFile3 CharSet Style Lang FD CIDSet BaseEncoding Differences Registry Ordering
          Supplement CMapName WMode UseCMap Length1 Length2 Length3 Panose
          """);

  /**
   * Streams, functions, patterns, shadings, colours, states: tables 5 to 13, 38 to 40, 57 to 80.
   */
  private static final Set<String> DRAWING =
      PdfKeys.words(
          """
          Length Filter DecodeParms DL Predictor Colors BitsPerComponent Columns EarlyChange K
          EndOfLine EncodedByteAlign Rows EndOfBlock BlackIs1 DamagedRowsBeforeError JBIG2Globals
          ColorTransform FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N
          Functions Bounds PatternType PaintType TilingType BBox XStep YStep Matrix Shading
          ExtGState ShadingType ColorSpace Background AntiAlias Coords Extend Function
          BitsPerCoordinate BitsPerFlag VerticesPerRow WhitePoint BlackPoint Gamma Alternate
          Colorants Process MixingHints Components Solidities PrintingOrder DotGain LW LC LJ ML D RI
          OP op OPM Font BG BG2 UCR UCR2 TR TR2 HT FL SM SA BM SMask CA ca AIS TK UseBlackPtComp HTO
          S G BC CS I Group HalftoneType HalftoneName Frequency Angle SpotFunction AccurateScreens
          TransferFunction Width Height Xsquare Ysquare Width2 Height2 Default Cyan Magenta Yellow
          Black Red Green Blue Gray XObject Pattern Properties ProcSet Image DefaultForPrinting
          """);

  /** Destinations, views, layers, trees, transitions, borders: tables 28 to 36, 98 to 103, 149. */
  private static final Set<String> DOCUMENT =
      PdfKeys.words(
          """
          Root Kids Names Nums Limits Count First Last Next Prev Parent Dests Title Dest SE P St A
          HideToolbar HideMenubar HideWindowUI FitWindow CenterWindow DisplayDocTitle
          NonFullScreenPageMode Direction ViewArea ViewClip PrintArea PrintClip PrintScaling Duplex
          PickTrayByPDFSize PrintPageRange NumCopies Enforce OCGs OCMD VE ON OFF BaseState Locked
          AS ListMode RBGroups Event Category ViewState PrintState ExportState Preferred Intent
          Configs OCProperties Export Zoom Print View PageElement max min CropBox BleedBox TrimBox
          ArtBox MediaBox Marked Fields DR DA Q NeedAppearances FT T Ff V DV MaxLen Opt TI R BG CA RC
          AC I RI IX IF TP SW FB H W S D E X Y Z Obj Pg Off Yes URI IsMap B Dm M Di SS Cs Stm StmOwn
          MCID MCR OBJR RoleMap ClassMap ParentTree ParentTreeNextKey IDTree Namespaces RoleMapNS NS
          O Placement WritingMode BackgroundColor BorderColor BorderStyle BorderThickness Padding
          Color SpaceBefore SpaceAfter StartIndent EndIndent TextIndent TextAlign BlockAlign
          InlineAlign TBorderStyle TPadding BaselineShift LineHeight TextDecorationColor
          TextDecorationThickness TextDecorationType RubyAlign RubyPosition GlyphOrientationVertical
          ColumnCount ColumnGap ColumnWidths ListNumbering ContinuedList ContinuedFrom RowSpan
          ColSpan Headers Scope Summary Short Role Checked Desc Attached Top Bottom Left Right
          NoteType U RT IRT C F Border Rect Contents
          """);

  /** All of them, with what the listed dictionaries have. */
  static final Set<String> ALL =
      Stream.of(
              FONTS,
              DRAWING,
              DOCUMENT,
              PdfKeys.CATALOG,
              PdfKeys.PAGES,
              PdfKeys.PAGE,
              PdfKeys.ANNOTATION,
              PdfKeys.FORM,
              PdfKeys.OUTLINE,
              PdfKeys.IMAGE,
              PdfKeys.XFORM,
              PdfKeys.ELEMENT,
              PdfKeys.LAYER,
              PdfKeys.USAGE)
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  private PdfVocabulary() {}
}

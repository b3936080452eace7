package org.ecluse.sanitize.clean;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ecluse.core.MediaKind;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an office document that are kept (ECMA-376-1 §11.3, §12.3, §13.3, §14.2, §15.2).
 * What is not in this list is dropped with the relations that lead to it: comments and who wrote
 * them, custom XML, thumbnails, glossaries, signatures, fonts, printer settings, macros,
 * connections, queries, links to other files, pivot caches, revisions, tags, and whatever comes to
 * be invented.
 */
enum PartSort {
  DOCUMENT(Of.WORD, "officeDocument", "document", ""),
  STYLES(Of.WORD, "styles", "styles", Of.TEXT + "styles"),
  SETTINGS(Of.WORD, "settings", "settings", Of.TEXT + "settings"),
  NUMBERING(Of.WORD, "numbering", "numbering", Of.TEXT + "numbering"),
  FONTS(Of.WORD, "fontTable", "fontTable", Of.TEXT + "fontTable"),
  FOOTNOTES(Of.WORD, "footnotes", "footnotes", Of.TEXT + "footnotes"),
  ENDNOTES(Of.WORD, "endnotes", "endnotes", Of.TEXT + "endnotes"),
  HEADER(Of.WORD, "header", "header#", Of.TEXT + "header"),
  FOOTER(Of.WORD, "footer", "footer#", Of.TEXT + "footer"),

  WORKBOOK(Of.SHEET, "officeDocument", "workbook", ""),
  SHEET_STYLES(Of.SHEET, "styles", "styles", Of.TABLE + "styles"),
  SHARED_STRINGS(Of.SHEET, "sharedStrings", "sharedStrings", Of.TABLE + "sharedStrings"),
  WORKSHEET(Of.SHEET, "worksheet", "worksheets/sheet#", Of.TABLE + "worksheet"),
  CHART_SHEET(Of.SHEET, "chartsheet", "chartsheets/sheet#", Of.TABLE + "chartsheet"),
  LIST(Of.SHEET, "table", "tables/table#", Of.TABLE + "table"),
  DRAWING(Of.SHEET, "drawing", "drawings/drawing#", "drawing"),
  VML(Of.SHEET, "vmlDrawing", "drawings/vmlDrawing#.vml", "vmlDrawing"),

  PRESENTATION(Of.SLIDES, "officeDocument", "presentation", ""),
  SLIDE(Of.SLIDES, "slide", "slides/slide#", Of.SHOW + "slide"),
  LAYOUT(Of.SLIDES, "slideLayout", "slideLayouts/slideLayout#", Of.SHOW + "slideLayout"),
  MASTER(Of.SLIDES, "slideMaster", "slideMasters/slideMaster#", Of.SHOW + "slideMaster"),
  NOTES(Of.SLIDES, "notesSlide", "notesSlides/notesSlide#", Of.SHOW + "notesSlide"),
  NOTES_MASTER(Of.SLIDES, "notesMaster", "notesMasters/notesMaster#", Of.SHOW + "notesMaster"),
  HANDOUT(Of.SLIDES, "handoutMaster", "handoutMasters/handoutMaster#", Of.SHOW + "handoutMaster"),
  TABLE_STYLES(Of.SLIDES, "tableStyles", "tableStyles", Of.SHOW + "tableStyles"),

  THEME(Of.ALL, "theme", "theme/theme#", "theme"),
  THEME_OVERRIDE(Of.ALL, "themeOverride", "theme/themeOverride#", "themeOverride"),
  CHART(Of.ALL, "chart", "charts/chart#", "drawingml.chart"),
  CHART_SHAPES(Of.ALL, "chartUserShapes", "drawings/shapes#", "drawingml.chartshapes"),
  CHART_EX(Of.ALL, "chartEx", "charts/chartEx#", "application/vnd.ms-office.chartex+xml"),
  DIAGRAM_DATA(Of.ALL, "diagramData", "diagrams/data#", "drawingml.diagramData"),
  DIAGRAM_LAYOUT(Of.ALL, "diagramLayout", "diagrams/layout#", "drawingml.diagramLayout"),
  DIAGRAM_STYLE(Of.ALL, "diagramQuickStyle", "diagrams/quickStyle#", "drawingml.diagramStyle"),
  DIAGRAM_COLORS(Of.ALL, "diagramColors", "diagrams/colors#", "drawingml.diagramColors"),
  DIAGRAM_DRAWING(
      Of.ALL,
      "diagramDrawing",
      "diagrams/drawing#",
      "application/vnd.ms-office.drawingml.diagramDrawing+xml");

  /** Which documents have such parts, and the beginnings of content types. */
  private static final class Of {
    private static final Flavour WORD = Flavour.WORD;
    private static final Flavour SHEET = Flavour.SHEET;
    private static final Flavour SLIDES = Flavour.SLIDES;
    private static final @Nullable Flavour ALL = null;
    private static final String TEXT = "wordprocessingml.";
    private static final String TABLE = "spreadsheetml.";
    private static final String SHOW = "presentationml.";
  }

  /** Office documents of one program. */
  enum Flavour {
    WORD("word/"),
    SHEET("xl/"),
    SLIDES("ppt/");

    private final String folder;

    Flavour(String folder) {
      this.folder = folder;
    }

    String folder() {
      return folder;
    }

    static Flavour of(MediaKind kind) {
      return switch (kind) {
        case DOCX, DOTX, DOCM, DOTM -> WORD;
        case XLSX, XLTX, XLSM, XLTM -> SHEET;
        default -> SLIDES;
      };
    }

    PartSort main() {
      return switch (this) {
        case WORD -> DOCUMENT;
        case SHEET -> WORKBOOK;
        case SLIDES -> PRESENTATION;
      };
    }
  }

  /** Sorts that count by being related to, without being named in the text of any part. */
  private static final Set<PartSort> IMPLICIT =
      EnumSet.of(
          STYLES,
          SETTINGS,
          NUMBERING,
          FONTS,
          FOOTNOTES,
          ENDNOTES,
          SHEET_STYLES,
          SHARED_STRINGS,
          TABLE_STYLES,
          DIAGRAM_DRAWING,
          THEME,
          THEME_OVERRIDE);

  /** What counts so only when it comes from one sort of part. */
  private static final Map<PartSort, Set<PartSort>> IMPLICIT_FROM =
      Map.of(
          SLIDE, EnumSet.of(LAYOUT, NOTES),
          LAYOUT, EnumSet.of(MASTER),
          NOTES, EnumSet.of(SLIDE, NOTES_MASTER));

  private static final Map<Flavour, Map<String, PartSort>> BY_RELATION =
      Arrays.stream(Flavour.values())
          .collect(
              Collectors.toMap(
                  f -> f,
                  f ->
                      Arrays.stream(values())
                          .filter(s -> s.only == null || s.only == f)
                          .collect(Collectors.toMap(s -> s.relation, s -> s))));

  private final @Nullable Flavour only;
  private final String relation;
  private final String base;
  private final String contentType;

  PartSort(@Nullable Flavour only, String relation, String base, String contentType) {
    this.only = only;
    this.relation = relation;
    this.base = base;
    this.contentType = contentType;
  }

  /**
   * The sort of a part.
   *
   * @param relation the last word of the type of the relation that leads to it
   */
  static Optional<PartSort> of(Flavour flavour, String relation) {
    @Nullable PartSort sort = BY_RELATION.getOrDefault(flavour, Map.of()).get(relation);
    return Optional.ofNullable(sort).filter(s -> !s.isMain());
  }

  boolean isMain() {
    return relation.equals("officeDocument");
  }

  /** What a part of this sort has by being related to it, not by naming it. */
  boolean implies(PartSort other) {
    return IMPLICIT.contains(other)
        || IMPLICIT_FROM.getOrDefault(this, EnumSet.noneOf(PartSort.class)).contains(other);
  }

  /** The whole type of the relation that leads to it. */
  String relationType(boolean strict) {
    if (this == CHART_EX) {
      return "http://schemas.microsoft.com/office/2014/relationships/chartEx";
    }
    if (this == DIAGRAM_DRAWING) {
      return "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing";
    }
    return relationType(relation, strict);
  }

  static String relationType(String relation, boolean strict) {
    return strict
        ? "http://purl.oclc.org/ooxml/officeDocument/relationships/" + relation
        : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + relation;
  }

  /** The content type; a main part's is that of the whole document. */
  String contentType() {
    if (contentType.startsWith("application/")) {
      return contentType;
    }
    String xml = this == VML ? "" : "+xml";
    return "application/vnd.openxmlformats-officedocument." + contentType + xml;
  }

  /** The neutral name of the n-th part of this sort, from 1. */
  String name(Flavour flavour, int n) {
    boolean numbered = base.contains("#");
    String number = base.replace("#", Integer.toString(n)) + (!numbered && n > 1 ? n : "");
    return flavour.folder() + number + (this == VML ? "" : ".xml");
  }
}

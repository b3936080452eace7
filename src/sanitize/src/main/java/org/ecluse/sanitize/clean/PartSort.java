package org.ecluse.sanitize.clean;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The parts of a document that are kept (ECMA-376-1 §11.3, §15.2). What is not in this list is
 * dropped with the relations that lead to it: comments, people, custom XML, thumbnails, glossaries,
 * web settings, signatures, embedded files and fonts, printer settings, macros.
 */
enum PartSort {
  DOCUMENT("officeDocument", "word/document", word("document.main"), true),
  STYLES("styles", "word/styles", word("styles"), true),
  SETTINGS("settings", "word/settings", word("settings"), true),
  NUMBERING("numbering", "word/numbering", word("numbering"), true),
  FONTS("fontTable", "word/fontTable", word("fontTable"), true),
  FOOTNOTES("footnotes", "word/footnotes", word("footnotes"), true),
  ENDNOTES("endnotes", "word/endnotes", word("endnotes"), true),
  THEME("theme", "word/theme/theme", office("theme"), true),
  HEADER("header", "word/header", word("header"), false),
  FOOTER("footer", "word/footer", word("footer"), false),
  CHART("chart", "word/charts/chart", office("drawingml.chart"), false),
  CHART_SHAPES("chartUserShapes", "word/drawings/drawing", office("drawingml.chartshapes"), false),
  THEME_OVERRIDE("themeOverride", "word/theme/themeOverride", office("themeOverride"), true),
  DIAGRAM_DATA("diagramData", "word/diagrams/data", office("drawingml.diagramData"), false),
  DIAGRAM_LAYOUT("diagramLayout", "word/diagrams/layout", office("drawingml.diagramLayout"), false),
  DIAGRAM_STYLE(
      "diagramQuickStyle", "word/diagrams/quickStyle", office("drawingml.diagramStyle"), false),
  DIAGRAM_COLORS("diagramColors", "word/diagrams/colors", office("drawingml.diagramColors"), false);

  private static final Map<String, PartSort> BY_RELATION =
      Arrays.stream(values()).collect(Collectors.toMap(PartSort::relation, s -> s));

  private final String relation;
  private final String base;
  private final String contentType;
  private final boolean implicit;

  PartSort(String relation, String base, String contentType, boolean implicit) {
    this.relation = relation;
    this.base = base;
    this.contentType = contentType;
    this.implicit = implicit;
  }

  static Optional<PartSort> ofRelation(String sort) {
    return Optional.ofNullable(BY_RELATION.get(sort));
  }

  /** The last word of the relation type that leads to it. */
  String relation() {
    return relation;
  }

  String contentType() {
    return contentType;
  }

  /** Whether it counts by being related to, without being named in the text. */
  boolean isImplicit() {
    return implicit;
  }

  /** The neutral name of the n-th part of this sort, from 1. */
  String name(int n) {
    boolean numbered = !implicit || this == THEME || this == THEME_OVERRIDE || n > 1;
    return base + (numbered ? n : "") + ".xml";
  }

  private static String word(String name) {
    return "application/vnd.openxmlformats-officedocument.wordprocessingml." + name + "+xml";
  }

  private static String office(String name) {
    return "application/vnd.openxmlformats-officedocument." + name + "+xml";
  }
}

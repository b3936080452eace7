package org.ecluse.sanitize.clean;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stays of a spreadsheet (ECMA-376-1 §18, and Microsoft's extensions). */
final class SheetRules implements PartRules {

  private static final Set<String> SHEET =
      Set.of(
          "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
          "http://purl.oclc.org/ooxml/spreadsheetml/main",
          "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main",
          "http://schemas.microsoft.com/office/excel/2006/main");

  /** Children of the root, for the parts where much else lives (§18.2.27, §18.3.1.99). */
  private static final Map<PartSort, Set<String>> CHILDREN =
      Map.of(
          PartSort.WORKBOOK,
          Set.of("workbookPr", "bookViews", "sheets", "definedNames", "calcPr"),
          PartSort.WORKSHEET,
          Set.of(
              "sheetPr",
              "dimension",
              "sheetViews",
              "sheetFormatPr",
              "cols",
              "sheetData",
              "sheetCalcPr",
              "scenarios",
              "autoFilter",
              "sortState",
              "mergeCells",
              "phoneticPr",
              "conditionalFormatting",
              "dataValidations",
              "hyperlinks",
              "printOptions",
              "pageMargins",
              "pageSetup",
              "headerFooter",
              "rowBreaks",
              "colBreaks",
              "ignoredErrors",
              "drawing",
              "legacyDrawing",
              "legacyDrawingHF",
              "picture",
              "oleObjects",
              "tableParts",
              "AlternateContent",
              "extLst"),
          PartSort.CHART_SHEET,
          Set.of(
              "sheetPr",
              "sheetViews",
              "pageMargins",
              "pageSetup",
              "headerFooter",
              "drawing",
              "legacyDrawingHF",
              "picture"));

  /** Elements whose attributes are listed; all of the others describe cells and their looks. */
  private static final Map<String, Set<String>> ATTRIBUTES =
      Map.ofEntries(
          Map.entry("workbook", Set.of("conformance")),
          Map.entry("workbookPr", Set.of("date1904", "dateCompatibility", "showObjects")),
          Map.entry("workbookView", Set.of("activeTab", "firstSheet")),
          Map.entry(
              "calcPr",
              Set.of(
                  "calcMode",
                  "fullCalcOnLoad",
                  "refMode",
                  "iterate",
                  "iterateCount",
                  "iterateDelta",
                  "fullPrecision")),
          Map.entry("sheetPr", Set.of("filterMode", "transitionEvaluation", "transitionEntry")),
          Map.entry("definedName", Set.of("name", "localSheetId", "hidden")),
          Map.entry("scenario", Set.of("name", "count", "hidden")),
          Map.entry("scenarios", Set.of("current", "show", "sqref")),
          Map.entry("hyperlink", Set.of("ref", "location", "display")),
          Map.entry(
              "table",
              Set.of(
                  "id",
                  "name",
                  "displayName",
                  "ref",
                  "headerRowCount",
                  "totalsRowCount",
                  "totalsRowShown",
                  "headerRowDxfId",
                  "dataDxfId",
                  "totalsRowDxfId",
                  "headerRowBorderDxfId",
                  "tableBorderDxfId",
                  "totalsRowBorderDxfId")));

  /** What a shape of VML may say of itself: no macro, no formula, no linked cell (§19.4.2). */
  private static final Set<String> CLIENT_DATA =
      Set.of(
          "MoveWithCells",
          "SizeWithCells",
          "Anchor",
          "Locked",
          "DefaultSize",
          "PrintObject",
          "AutoFill",
          "AutoLine",
          "AutoPict",
          "CF");

  private static final Set<String> DROPPED =
      Set.of(
          "selection",
          "pivotSelection",
          "protection",
          "xmlColumnPr",
          "control",
          "controls",
          "queryTableRefresh");

  private final DrawingRules drawing;
  private final PartSort sort;
  private final SheetOrder order;
  private final Set<String> droppedShared = new HashSet<>();
  private @Nullable String shared;
  private boolean tells;
  private int sheets;

  SheetRules(DrawingRules drawing, PartSort sort, SheetOrder order) {
    this.drawing = drawing;
    this.sort = sort;
    this.order = order;
  }

  @Override
  public boolean drops(Element element) {
    String local = element.local();
    if (!isSheet(element.namespace())) {
      boolean extra = element.parent().equals("ClientData") && !CLIENT_DATA.contains(local);
      return extra || drawing.drops(element);
    }
    if (element.depth() == 1 && drawing.does(Step.ELEMENTS)) {
      Set<String> children = CHILDREN.get(sort);
      if (children != null && !children.contains(local)) {
        return true;
      }
    }
    return switch (local) {
      case "c" -> {
        tells = false;
        yield false;
      }
      case "f" -> isOfDroppedGroup(element);
      case "hyperlink" -> isForeignPlace(element);
      case "definedName" -> isForeignName(element);
      default -> (drawing.does(Step.ELEMENTS) && DROPPED.contains(local)) || drawing.drops(element);
    };
  }

  /** A formula that is shared with cells above: it went with the first of them (§18.3.1.40). */
  private boolean isOfDroppedGroup(Element element) {
    shared = "shared".equals(element.value("t")) ? element.value("si") : null;
    boolean first = element.value("ref") != null;
    if (shared != null && first) {
      droppedShared.remove(shared);
    }
    return shared != null && droppedShared.contains(shared);
  }

  private boolean isForeignPlace(Element element) {
    String location = element.value("location");
    return location != null && drawing.does(Step.PATHS) && Formulas.isForeign(location);
  }

  /** A name of a sheet that is gone, or of a macro. */
  private boolean isForeignName(Element element) {
    String sheet = element.value("localSheetId");
    boolean macro = element.value("vbProcedure") != null || element.value("xlm") != null;
    return macro || (sheet != null && order.position(sheet).isEmpty());
  }

  @Override
  public boolean unwraps(Element element) {
    return false;
  }

  /** Boxes of comments and buttons go with what they belong to; previews of objects stay. */
  @Override
  public @Nullable Set<String> needs(Element element) {
    boolean shape = sort == PartSort.VML && element.local().equals("shape");
    return shape ? Set.of("imagedata") : PartRules.super.needs(element);
  }

  @Override
  public @Nullable String attribute(Element element, String namespace, String local, String value) {
    String name = element.local();
    if (!isSheet(element.namespace())) {
      return drawing.attribute(element, namespace, local, value);
    }
    Set<String> listed = ATTRIBUTES.get(name);
    if (listed != null && drawing.does(Step.ATTRIBUTES) && !listed.contains(local)) {
      return null;
    }
    return switch (local) {
      case "sheetId" -> Integer.toString(++sheets);
      case "localSheetId", "activeTab", "firstSheet" -> order.position(value).orElse("0");
      case "cm", "vm" -> name.equals("c") ? null : value;
      case "display" -> drawing.does(Step.PATHS) && OfficeNames.isPath(value) ? null : value;
      case "queryTableFieldId", "uniqueName" -> name.equals("tableColumn") ? null : value;
      default -> drawing.attribute(element, namespace, local, value);
    };
  }

  @Override
  public @Nullable String text(String element, String text) {
    return switch (element) {
      case "f", "definedName" -> formula(element, text);
      case "v" -> tells && drawing.does(Step.FIELDS) ? "" : text;
      case "formula", "formula1", "formula2", "calculatedColumnFormula", "totalsRowFormula" ->
          drawing.does(Step.PATHS) && Formulas.isForeign(text) ? "FALSE" : text;
      case "id" -> drawing.text(element, text);
      case "t" -> text;
      default ->
          List.of(PartSort.WORKSHEET, PartSort.LIST).contains(sort)
              ? text
              : drawing.text(element, text);
    };
  }

  private @Nullable String formula(String element, String text) {
    tells = element.equals("f") && Formulas.tellsSurroundings(text);
    if (!drawing.does(Step.PATHS) || !Formulas.isForeign(text)) {
      return text;
    }
    if (shared != null) {
      droppedShared.add(shared);
    }
    return null;
  }

  @Override
  public void opened(Element element) {
    drawing.opened(element);
  }

  @Override
  public void closed(String local) {
    drawing.closed(local);
  }

  private static boolean isSheet(String namespace) {
    return SHEET.contains(namespace);
  }
}

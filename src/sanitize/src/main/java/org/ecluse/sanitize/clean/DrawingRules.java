package org.ecluse.sanitize.clean;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is the same in every office document: drawings, charts, diagrams, themes and VML (ECMA-376-1
 * §20, §21, -4 §19).
 */
final class DrawingRules implements PartRules {

  /** Dropped with all they hold. */
  private static final Set<String> DROPPED =
      Set.of(
          "printSettings",
          "pivotSource",
          "pivotFmts",
          "protection",
          "contentPart",
          "webVideoPr",
          "movie",
          "audioCd",
          "wavAudioFile",
          "audioFile",
          "videoFile",
          "quickTimeFile",
          "snd",
          "control",
          "controls",
          "custDataLst",
          "objectEmbed",
          "objectLink",
          "imgLayer");

  /** Attributes that identify a person, a time, a session or a copy, or the state of an editor. */
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
          "ole",
          "preferRelativeResize",
          "userDrawn",
          "savedByDefault",
          "dirty",
          "err",
          "smtClean",
          "smtId",
          "bmk");

  /** Attributes of shapes and pictures that name files. */
  private static final Set<String> FILE_NAMES = Set.of("title", "descr", "alt", "href", "althref");

  private static final Set<String> THEME_NAMES =
      Set.of("theme", "clrScheme", "fontScheme", "fmtScheme", "themeOverride");

  /** Actions of a link that need nothing but the document (ECMA-376-1 §21.1.2.3.5). */
  private static final Set<String> ACTIONS =
      Set.of(
          "",
          "ppaction://hlinkshowjump",
          "ppaction://hlinksldjump",
          "ppaction://customshow",
          "ppaction://noaction");

  private static final Map<String, String> RANDOM =
      Map.of("fld", "id", "pt", "modelId", "cxn", "modelId", "sp", "modelId", "cfRule", "id");

  private static final Set<String> RANDOM_REFERENCES =
      Set.of("srcId", "destId", "parTransId", "sibTransId", "presAssocID");

  private final Set<Step> steps;
  private final Guids guids;
  private final Function<String, Optional<String>> drawn;
  private boolean clock;

  /**
   * Rules for one part.
   *
   * @param drawn the new identifier of the relation to the drawing of a diagram: the only one that
   *     a part uses and another part has ([MS-ODRAWXML] §2.24.3.5)
   */
  DrawingRules(Set<Step> steps, Guids guids, Function<String, Optional<String>> drawn) {
    this.steps = steps;
    this.guids = guids;
    this.drawn = drawn;
  }

  boolean does(Step step) {
    return steps.contains(step);
  }

  @Override
  public boolean drops(Element element) {
    String local = element.local();
    if (does(Step.EXTENSIONS) && local.equals("ext") && element.parent().equals("extLst")) {
      String uri = element.value("uri");
      return uri == null || !OfficeNames.EXTENSIONS.contains(uri.toUpperCase(Locale.ROOT));
    }
    if (local.equals("dataModelExt")) {
      String id = element.value("relId");
      return id == null || drawn.apply(id).isEmpty();
    }
    if (local.equals("hlinkClick")
        || local.equals("hlinkMouseOver")
        || local.equals("hlinkHover")) {
      String action = element.value("action");
      int query = action == null ? -1 : action.indexOf('?');
      String bare = action == null ? "" : query < 0 ? action : action.substring(0, query);
      return !ACTIONS.contains(bare);
    }
    return does(Step.ELEMENTS) && DROPPED.contains(local);
  }

  @Override
  public boolean unwraps(Element element) {
    return false;
  }

  @Override
  public @Nullable String attribute(Element element, String namespace, String local, String value) {
    String name = element.local();
    if (does(Step.ATTRIBUTES) && (ATTRIBUTES.contains(local) || local.startsWith("rsid"))) {
      return null;
    }
    if (local.equals("name") && (name.equals("docPr") || name.equals("cNvPr"))) {
      return "Object";
    }
    if (local.equals("name") && THEME_NAMES.contains(name)) {
      return "Theme";
    }
    if (local.equals("relId")) {
      return drawn.apply(value).orElse(null);
    }
    if (local.equals("macro")) {
      return "";
    }
    if (local.equals(RANDOM.get(name)) || RANDOM_REFERENCES.contains(local)) {
      return guids.neutral(value);
    }
    boolean file = FILE_NAMES.contains(local) && !OfficeNames.isWebAddress(value);
    if (does(Step.PATHS) && file && (name.equals("imagedata") || OfficeNames.isPath(value))) {
      return null;
    }
    return value;
  }

  @Override
  public @Nullable String text(String element, String text) {
    return switch (element) {
      case "f" -> does(Step.PATHS) && isForeign(text) ? "" : text;
      case "t" -> clock && does(Step.FIELDS) ? "" : text;
      case "id" -> guids.neutral(text);
      default -> text;
    };
  }

  /** A chart's formula that points into another file. */
  private static boolean isForeign(String formula) {
    return formula.indexOf('[') >= 0 || formula.indexOf('\\') >= 0 || formula.indexOf('/') >= 0;
  }

  @Override
  public void opened(Element element) {
    // A field that shows the day holds the day it was last shown (ECMA-376-1 §21.1.2.2.4).
    if (element.local().equals("fld")) {
      String type = element.value("type");
      clock = type != null && type.startsWith("datetime");
    }
  }

  @Override
  public void closed(String local) {
    if (local.equals("fld")) {
      clock = false;
    }
  }
}

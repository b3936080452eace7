package org.ecluse.sanitize.clean;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stays of a presentation (ECMA-376-1 §19, and Microsoft's extensions). */
final class SlideRules implements PartRules {

  private static final Set<String> SHOW =
      Set.of(
          "http://schemas.openxmlformats.org/presentationml/2006/main",
          "http://purl.oclc.org/ooxml/presentationml/main");

  private static final Set<String> ON_SLIDE =
      Set.of(
          "cSld",
          "clrMap",
          "clrMapOvr",
          "transition",
          "timing",
          "sldLayoutIdLst",
          "hf",
          "txStyles",
          "notesStyle");

  private static final Set<PartSort> SLIDES =
      EnumSet.of(
          PartSort.SLIDE,
          PartSort.LAYOUT,
          PartSort.MASTER,
          PartSort.NOTES,
          PartSort.NOTES_MASTER,
          PartSort.HANDOUT);

  /** Children of the presentation (§19.2.1.26): no password, people's tags, fonts, smart tags. */
  private static final Set<String> IN_PRESENTATION =
      Set.of(
          "sldMasterIdLst",
          "notesMasterIdLst",
          "handoutMasterIdLst",
          "sldIdLst",
          "sldSz",
          "notesSz",
          "custShowLst",
          "photoAlbum",
          "kinsoku",
          "defaultTextStyle");

  /** Children, for the elements in which other things than what is shown can live. */
  private static final Map<String, Set<String>> CHILDREN =
      Map.of("cSld", Set.of("bg", "spTree"), "nvPr", Set.of("ph"));

  /** Sound and film are gone, and so is what plays them. */
  private static final Set<String> DROPPED = Set.of("sndAc", "sndTgt", "audio", "video", "cmd");

  private static final Set<String> ATTRIBUTES =
      Set.of("bookmarkIdSeed", "embedTrueTypeFonts", "saveSubsetFonts", "removePersonalInfoOnSave");

  private static final int FIRST_SLIDE = 256;

  private final DrawingRules drawing;
  private final PartSort sort;
  private int slides;
  private String frameId = "0";

  SlideRules(DrawingRules drawing, PartSort sort) {
    this.drawing = drawing;
    this.sort = sort;
  }

  @Override
  public boolean drops(Element element) {
    if (!SHOW.contains(element.namespace()) || !drawing.does(Step.ELEMENTS)) {
      return drawing.drops(element);
    }
    String local = element.local();
    if (element.depth() == 1 && sort == PartSort.PRESENTATION) {
      return !IN_PRESENTATION.contains(local);
    }
    if (element.depth() == 1 && SLIDES.contains(sort)) {
      return !ON_SLIDE.contains(local);
    }
    Set<String> children = CHILDREN.get(element.parent());
    return (children != null && !children.contains(local))
        || DROPPED.contains(local)
        || drawing.drops(element);
  }

  @Override
  public boolean unwraps(Element element) {
    return false;
  }

  @Override
  public @Nullable String attribute(Element element, String namespace, String local, String value) {
    String name = element.local();
    if (name.equals("sldId") && local.equals("id")) {
      return Integer.toString(FIRST_SLIDE + slides++);
    }
    if (name.equals("cNvPr") && local.equals("id")) {
      boolean frame = element.parent().equals("nvGraphicFramePr");
      frameId = frame ? value : frameId;
      return element.isPreview() ? frameId : value;
    }
    if (name.equals("oleObj") && (local.equals("spid") || local.equals("name"))) {
      return local.equals("name") ? "Object" : null;
    }
    boolean dropped = drawing.does(Step.ATTRIBUTES) && ATTRIBUTES.contains(local);
    return dropped ? null : drawing.attribute(element, namespace, local, value);
  }

  @Override
  public @Nullable String text(String element, String text) {
    return drawing.text(element, text);
  }

  @Override
  public void opened(Element element) {
    drawing.opened(element);
  }

  @Override
  public void closed(String local) {
    drawing.closed(local);
  }
}

package org.ecluse.sanitize.clean;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stays of a text document (ECMA-376-1 §17, and Microsoft's extensions). */
final class WordRules implements PartRules {

  private final DrawingRules drawing;
  private final PartSort sort;
  private final DeletedBlocks deleted;
  private final WordFields fields;
  private final Set<String> droppedMarks = new HashSet<>();

  WordRules(DrawingRules drawing, PartSort sort, DeletedBlocks deleted) {
    this.drawing = drawing;
    this.sort = sort;
    this.deleted = deleted;
    this.fields = new WordFields(drawing.does(Step.FIELDS));
  }

  @Override
  public boolean drops(Element element) {
    String local = element.local();
    if (!WordNames.isWord(element.namespace())) {
      return drawing.drops(element);
    }
    boolean accepted = drawing.does(Step.CHANGES);
    if (accepted
        && (deleted.isDeleted(element.offset())
            || WordNames.DELETED.contains(local)
            || WordNames.CHANGES.contains(local))) {
      return true;
    }
    if (drawing.does(Step.ELEMENTS) && WordNames.DROPPED.contains(local)) {
      return true;
    }
    if (sort == PartSort.SETTINGS && element.depth() == 1) {
      return drawing.does(Step.ELEMENTS) && !WordNames.SETTINGS.contains(local);
    }
    boolean anonymous = local.equals("id") && element.parent().equals("sdtPr");
    return anonymous || isLastEdit(element, local) || drawing.drops(element);
  }

  /** The bookmark that Word sets where somebody last typed. */
  private boolean isLastEdit(Element element, String local) {
    String id = element.value("id");
    if (id == null) {
      return false;
    }
    if (local.equals("bookmarkStart") && "_GoBack".equals(element.value("name"))) {
      droppedMarks.add(id);
      return true;
    }
    return local.equals("bookmarkEnd") && droppedMarks.contains(id);
  }

  @Override
  public boolean unwraps(Element element) {
    if (!WordNames.isWord(element.namespace())) {
      return false;
    }
    boolean accepted = drawing.does(Step.CHANGES) && WordNames.INSERTED.contains(element.local());
    return accepted || WordNames.UNWRAPPED.contains(element.local());
  }

  @Override
  public @Nullable String attribute(Element element, String namespace, String local, String value) {
    if (element.local().equals("OLEObject")) {
      return switch (local) {
        case "ObjectID" -> "_1";
        case "Type", "ProgID", "ShapeID", "DrawAspect" -> value;
        default -> null;
      };
    }
    if (local.equals("instr")) {
      return drawing.does(Step.PATHS) ? WordFields.bare(value) : value;
    }
    return drawing.attribute(element, namespace, local, value);
  }

  @Override
  public @Nullable String text(String element, String text) {
    return switch (element) {
      case "instrText" -> {
        String bare = fields.instruction(text);
        yield drawing.does(Step.PATHS) ? bare : text;
      }
      case "t" -> fields.hidesText() ? "" : drawing.text(element, text);
      default -> drawing.text(element, text);
    };
  }

  @Override
  public void opened(Element element) {
    if (element.local().equals("fldChar")) {
      String type = element.value("fldCharType");
      switch (type == null ? "" : type) {
        case "begin" -> fields.begin();
        case "separate" -> fields.separate();
        case "end" -> fields.end();
        default -> {}
      }
    } else if (element.local().equals("fldSimple")) {
      String instruction = element.value("instr");
      fields.simple(instruction == null ? "" : instruction);
    } else {
      drawing.opened(element);
    }
  }

  @Override
  public void closed(String local) {
    if (local.equals("fldSimple")) {
      fields.end();
    } else {
      drawing.closed(local);
    }
  }
}

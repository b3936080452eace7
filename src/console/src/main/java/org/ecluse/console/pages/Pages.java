package org.ecluse.console.pages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.ecluse.console.cases.Custody;
import org.ecluse.console.cases.Queue;
import org.ecluse.console.door.Turned;
import org.jspecify.annotations.Nullable;

/** The templates, with the types of what they show. */
@CheckedTemplate
final class Pages {

  private Pages() {}

  static native TemplateInstance queue(Frame frame, Queue queue, List<RowView> rows);

  static native TemplateInstance opened(Frame frame, CaseView view);

  static native TemplateInstance closed(
      Frame frame, String title, String word, State state, String why, String id);

  static native TemplateInstance sweep(Frame frame, SweepView view);

  static native TemplateInstance warning(Frame frame, CaseView view, FileView file);

  static native TemplateInstance unlock(
      Frame frame,
      boolean locked,
      Custody.@Nullable Outcome outcome,
      boolean hasKey,
      boolean hasFile);

  static native TemplateInstance turned(Frame frame, Turned turned, @Nullable String linkFile);

  static native TemplateInstance entered(Frame frame);
}

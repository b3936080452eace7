package org.ecluse.intake.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.ecluse.core.FormId;
import org.ecluse.core.Refusal;
import org.ecluse.intake.progress.Progress;
import org.ecluse.intake.submit.Receipt;

/** The pages, their parameters checked against the templates when this is built. */
@CheckedTemplate(basePath = "")
final class Templates {

  private Templates() {}

  static native TemplateInstance landing(At at);

  static native TemplateInstance send(At at, FormId form);

  static native TemplateInstance form(
      At at, FormId form, String token, Allowed allowed, List<Integer> more);

  static native TemplateInstance progress(
      At at,
      FormId form,
      Progress progress,
      String style,
      int again,
      String received,
      String total);

  static native TemplateInstance receipt(At at, Receipt receipt);

  static native TemplateInstance refusal(At at, Refusal refusal, Allowed allowed);

  static native TemplateInstance framedRefusal(At at, Refusal refusal, Allowed allowed);

  static native TemplateInstance giveBack(At at);

  static native TemplateInstance guide(At at, Allowed allowed);

  static native TemplateInstance keys(At at, KeysView keys);
}

package org.ecluse.intake.web;

import org.ecluse.core.Limits;

/** The limits as a page says them, before somebody runs into them. */
public record Allowed(String file, String all, int files, String message) {

  static Allowed of(Limits limits, Language language) {
    return new Allowed(
        Amount.of(limits.fileBytes(), language),
        Amount.of(limits.submissionBytes(), language),
        limits.files(),
        Amount.of(limits.messageBytes(), language));
  }
}

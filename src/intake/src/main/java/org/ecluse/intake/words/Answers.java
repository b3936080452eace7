package org.ecluse.intake.words;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The page for those who come back. */
@MessageBundle("answers")
public interface Answers {

  @Message
  String title();

  @Message
  String text();

  @Message
  String send();
}

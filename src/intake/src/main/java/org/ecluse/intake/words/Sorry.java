package org.ecluse.intake.words;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.ecluse.core.Refusal;

/** Why something was not taken or shown, and what to do. */
@MessageBundle("sorry")
public interface Sorry {

  @Message
  String what();

  @Message
  String limits(int count, String file, String all, String message);

  @Message
  String form();

  @Message
  String first();

  @Message
  String title(Refusal title);

  @Message
  String text(Refusal text);

  @Message
  String act(Refusal act);
}

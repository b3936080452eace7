package org.ecluse.intake.words;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The page that holds the two frames. */
@MessageBundle("sending")
public interface Sending {

  @Message
  String title();

  @Message
  String stay();

  @Message
  String form();

  @Message
  String progress();
}

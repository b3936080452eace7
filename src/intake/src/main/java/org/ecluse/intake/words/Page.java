package org.ecluse.intake.words;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What stands around every page. */
@MessageBundle("page")
public interface Page {

  @Message
  String skip();

  @Message
  String places();

  @Message
  String languages();

  @Message
  String send();

  @Message
  String guide();

  @Message
  String keys();
}

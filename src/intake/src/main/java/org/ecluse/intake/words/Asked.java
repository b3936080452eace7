package org.ecluse.intake.words;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The form. */
@MessageBundle("asked")
public interface Asked {

  @Message
  String title();

  @Message
  String either();

  @Message
  String note();

  @Message
  String messageHint();

  @Message
  String messageLimit(String size);

  @Message
  String files();

  @Message
  String filesHint();

  @Message
  String filesLimit(int count, String file, String all);

  @Message
  String more();

  @Message
  String moreFiles();

  @Message
  String cleaned();

  @Message
  String unclean();

  @Message
  String refuse();

  @Message
  String refuseHint();

  @Message
  String keep();

  @Message
  String keepHint();

  @Message
  String send();

  @Message
  String after();
}

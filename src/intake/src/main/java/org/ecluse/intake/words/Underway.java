package org.ecluse.intake.words;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The progress frame. */
@MessageBundle("underway")
public interface Underway {

  @Message
  String title();

  @Message
  String waiting();

  @Message
  String receiving(String received);

  @Message
  String receivingOf(String received, String total, int percent);

  @Message
  String bar();

  @Message
  String onWay();

  @Message
  String cleaning();

  @Message
  String sealing();

  @Message
  String safe();

  @Message
  String refused();

  @Message
  String broken();

  @Message
  String again();

  @Message
  String look();
}

package org.ecluse.intake.words;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The first page. */
@MessageBundle("landing")
public interface Landing {

  @Message
  String title();

  @Message
  String lead();

  @Message
  String go();

  @Message
  String more();

  @Message
  String how();

  @Message
  String how1();

  @Message
  String how2();

  @Message
  String how3();

  @Message
  String before();

  @Message
  String before1();

  @Message
  String before2();

  @Message
  String before3();

  @Message
  String cannot();

  @Message
  String cannot1();

  @Message
  String cannot2();

  @Message
  String kept();

  @Message
  String kept1();
}
